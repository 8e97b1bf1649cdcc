package io.authentica.train.data.plan;

import io.authentica.common.data.Split;

/** Where the rows of a kind go. */
public sealed interface Placement {

    record In(Split split) implements Placement {}

    record Dropped(DropReason reason) implements Placement {}
}
