/**
 * OpenFake's Parquet shards, read column by column.
 *
 * <p>An {@link io.authentica.common.parquet.OpenFakeSource} has files, which are read chunk by chunk. Of a shard no more is fetched than
 * is asked for: a {@link io.authentica.common.parquet.RangeFile} answers ranges, and the pages of the columns are read from those.
 *
 * <p>Who uses this package has to bring Parquet's jars along: they are optional dependencies of this module, so that the server,
 * which reads no Parquet, has none of them.
 */
package io.authentica.common.parquet;
