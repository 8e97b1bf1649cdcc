/**
 * From OpenFake's Parquet shards, or from a folder of images, to a data set on disk, and from there to DJL.
 *
 * <p>A {@link io.authentica.common.parquet.Source} has files of chunks. {@link io.authentica.train.data.Preparation} reads the metadata,
 * plans which rows of which chunks to take ({@link io.authentica.train.data.plan}), fetches, checks and stores their images, and
 * assembles the data set; a journal lets an interrupted preparation go on.
 */
package io.authentica.train.data;
