/**
 * From OpenFake's Parquet shards, or from a folder of images, to a data set on disk, and from there to DJL.
 *
 * <p>A {@link io.authentica.train.data.Source} is cut into parts; each part is read row by row, checked, stored and entered in a
 * journal; when all parts are in, duplicates are taken out and the manifest is written.
 */
package io.authentica.train.data;
