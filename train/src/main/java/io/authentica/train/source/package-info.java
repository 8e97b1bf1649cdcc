/**
 * Where a data set comes from: OpenFake's shards, near or on the Hub, and folders of images.
 *
 * <p>{@link io.authentica.train.source.Sources} opens a {@link io.authentica.common.parquet.Source}; its files are read chunk by
 * chunk.
 */
package io.authentica.train.source;
