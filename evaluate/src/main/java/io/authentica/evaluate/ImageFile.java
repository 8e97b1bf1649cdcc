package io.authentica.evaluate;

import java.nio.file.Path;

/**
 * An image on disk.
 *
 * @param name what its user calls it, for errors and reports
 * @param path where it is
 */
record ImageFile(String name, Path path) {}
