package io.authentica.train.data.plan;

import io.authentica.common.data.Split;

/**
 * A quota that the source cannot fill.
 *
 * @param generator normalised name; empty for the real images
 */
public record Shortfall(Split split, String generator, int asked, int available) {}
