/**
 * Where a data set comes from: OpenFake's Parquet shards, near or far, and folders of images.
 *
 * <p>{@link io.authentica.train.source.Sources} opens a {@link io.authentica.train.source.Source}; its files are read chunk by chunk.
 * Of a shard no more is fetched than is asked for: a {@link io.authentica.train.source.RangeFile} answers ranges, and the pages of the
 * columns are read from those.
 */
package io.authentica.train.source;
