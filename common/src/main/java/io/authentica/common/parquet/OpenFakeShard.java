package io.authentica.common.parquet;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Split;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ColumnPath;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.internal.hadoop.metadata.IndexReference;

/**
 * Reads one Parquet shard of OpenFake, any of its layouts, column by column; its chunks are the row groups. In memory there are the
 * pieces of {@link ReadAhead}, the metadata of one row group and one image; of a page compressed with snappy, or not in plain
 * encoding, the whole page besides.
 */
final class OpenFakeShard implements ChunkReader {

    private final Fetcher file;
    private final IntFunction<Split> splits;
    private final List<BlockMetaData> rowGroups;
    private final ShardColumns columns;
    private final int[] firstRows;
    /** Labels, generators and the like repeat millions of times: each is kept once. */
    private final Map<String, String> repeated = new HashMap<>();

    private OpenFakeShard(Fetcher file, IntFunction<Split> splits, ParquetMetadata footer) {
        this.file = file;
        this.splits = splits;
        this.columns = new ShardColumns(file.name(), footer.getFileMetaData().getSchema());
        this.rowGroups = footer.getBlocks();
        this.firstRows = new int[rowGroups.size() + 1];
        for (int i = 0; i < rowGroups.size(); i++) {
            long end = firstRows[i] + rowGroups.get(i).getRowCount();
            if (end < firstRows[i] || end > Integer.MAX_VALUE) {
                throw new UserException(file.name() + ": row group " + i + " must end at row " + Integer.MAX_VALUE
                        + " or before but has " + rowGroups.get(i).getRowCount() + " rows");
            }
            firstRows[i + 1] = (int) end;
        }
    }

    /**
     * Reads a shard's footer.
     *
     * @param file is closed with the shard, or at once if it cannot be used
     * @param splits which split the row of a position in the file belongs to
     */
    static OpenFakeShard open(Fetcher file, IntFunction<Split> splits) throws IOException {
        try {
            return new OpenFakeShard(file, splits, ShardFooter.read(file));
        } catch (IOException | RuntimeException unusable) {
            file.close();
            throw unusable;
        }
    }

    @Override
    public int chunkCount() {
        return rowGroups.size();
    }

    @Override
    public int rowCount(int chunk) {
        return firstRows[chunk + 1] - firstRows[chunk];
    }

    @Override
    public long imageBytes(int chunk) {
        return columns.find(ShardColumns.IMAGE_BYTES)
                .flatMap(column -> find(chunk, column))
                .map(ColumnChunkMetaData::getTotalSize)
                .orElse(0L);
    }

    @Override
    public List<RowMetadata> metadata(int chunk) throws IOException {
        return metadata(chunk, true);
    }

    @Override
    public List<RowMetadata> labels(int chunk) throws IOException {
        return metadata(chunk, false);
    }

    private List<RowMetadata> metadata(int chunk, boolean withTexts) throws IOException {
        List<String> names = new ArrayList<>(List.of(ShardColumns.LABEL, ShardColumns.MODEL, ShardColumns.TYPE));
        names.addAll(ShardColumns.RELEASE_DATE_SPELLINGS);
        if (withTexts) {
            names.addAll(List.of(ShardColumns.PROMPT, ShardColumns.IMAGE_PATH));
        }
        List<ColumnChunk> chunks = new ArrayList<>();
        for (String name : names) {
            Optional<ColumnDescriptor> column = columns.find(name);
            if (column.isPresent()) {
                chunks.add(columnChunk(chunk, name, column.get()));
            }
        }
        chunks.sort(Comparator.comparingLong(column -> column.bytes().start()));
        Map<String, String[]> texts = new HashMap<>();
        try (RangeStream stream =
                file.stream(chunks.stream().map(ColumnChunk::bytes).toList())) {
            for (ColumnChunk column : chunks) {
                boolean once = column.name().equals(ShardColumns.PROMPT)
                        || column.name().equals(ShardColumns.IMAGE_PATH);
                texts.put(column.name(), texts(chunk, column, stream, !once));
            }
        }
        return rows(chunk, texts);
    }

    private String[] texts(int chunk, ColumnChunk column, RangeStream stream, boolean repeating) throws IOException {
        String[] texts = new String[column.rowCount()];
        int[] row = {0};
        decode(chunk, column, () -> row[0], () -> {
            try (ColumnValues values = new ColumnValues(column, stream, List.of())) {
                for (; row[0] < texts.length; row[0]++) {
                    String text = new String(values.get(row[0]), StandardCharsets.UTF_8);
                    texts[row[0]] = repeating ? repeated.computeIfAbsent(text, same -> same) : text;
                }
                values.finish();
            }
            return texts;
        });
        return texts;
    }

    private List<RowMetadata> rows(int chunk, Map<String, String[]> texts) {
        String[] none = new String[rowCount(chunk)];
        Arrays.fill(none, "");
        String[] labels = texts.getOrDefault(ShardColumns.LABEL, none);
        String[] models = texts.getOrDefault(ShardColumns.MODEL, none);
        String[] types = texts.getOrDefault(ShardColumns.TYPE, none);
        String[] prompts = texts.getOrDefault(ShardColumns.PROMPT, none);
        String[] paths = texts.getOrDefault(ShardColumns.IMAGE_PATH, none);
        List<String[]> dates = ShardColumns.RELEASE_DATE_SPELLINGS.stream()
                .map(name -> texts.getOrDefault(name, none))
                .toList();
        List<RowMetadata> rows = new ArrayList<>(none.length);
        for (int i = 0; i < none.length; i++) {
            int row = firstRows[chunk] + i;
            String date = dates.get(0)[i].isEmpty() ? dates.get(1)[i] : dates.get(0)[i];
            rows.add(new RowMetadata(
                    row, splits.apply(row), paths[i], prompts[i], labels[i], models[i], types[i], date));
        }
        return rows;
    }

    @Override
    public void images(int chunk, BitSet rows, ImageConsumer consumer) throws IOException {
        if (rows.length() > rowCount(chunk)) {
            throw new IllegalArgumentException("rows must be below " + rowCount(chunk) + " but were " + rows);
        }
        ColumnDescriptor images = columns.requireImages();
        if (rows.isEmpty()) {
            return;
        }
        ColumnChunk column = columnChunk(chunk, ShardColumns.IMAGE_BYTES, images);
        // The list of pages only helps where some of them can be left out.
        List<PageSpan> pages = rows.cardinality() == rowCount(chunk) ? List.of() : pages(chunk, column);
        try (RangeStream stream = file.stream(ranges(column, pages, rows));
                ColumnValues values = new ColumnValues(column, stream, pages)) {
            for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
                int wanted = row;
                consumer.accept(row, decode(chunk, column, () -> wanted, () -> values.get(wanted)));
            }
            decode(chunk, column, () -> rows.length() - 1, values::finish);
        }
    }

    private List<PageSpan> pages(int chunk, ColumnChunk column) throws IOException {
        if (column.offsetIndex().isEmpty()) {
            return List.of();
        }
        byte[] index = file.read(column.offsetIndex().get());
        return decode(
                chunk,
                column,
                () -> 0,
                () -> PageSpan.of(
                        Util.readOffsetIndex(new ByteArrayInputStream(index)), column.bytes(), column.rowCount()));
    }

    /** What has to be fetched for some rows: the dictionary and the rows' pages, or all. */
    private static List<ByteRange> ranges(ColumnChunk column, List<PageSpan> pages, BitSet rows) {
        if (pages.isEmpty()) {
            return List.of(column.bytes());
        }
        List<ByteRange> ranges = new ArrayList<>();
        ranges.add(new ByteRange(column.bytes().start(), pages.get(0).bytes().start()));
        for (PageSpan page : pages) {
            int row = rows.nextSetBit(page.firstRow());
            if (row >= 0 && row < page.endRow()) {
                ranges.add(page.bytes());
            }
        }
        ranges.removeIf(range -> range.length() == 0);
        return ranges;
    }

    private Optional<ColumnChunkMetaData> find(int chunk, ColumnDescriptor column) {
        ColumnPath path = ColumnPath.get(column.getPath());
        return rowGroups.get(chunk).getColumns().stream()
                .filter(candidate -> candidate.getPath().equals(path))
                .findFirst();
    }

    private ColumnChunk columnChunk(int chunk, String name, ColumnDescriptor column) throws IOException {
        ColumnChunkMetaData found = find(chunk, column)
                .orElseThrow(() -> new IOException(
                        file.name() + " is damaged: row group " + chunk + " must have the column " + name));
        long start = found.getStartingPos();
        long size = found.getTotalSize();
        if (start < 0 || size < 0 || size > file.size() - start) {
            throw new IOException(file.name() + " is damaged: row group " + chunk + ", column " + name
                    + " must lie within the file's " + file.size() + " bytes but has " + size + " bytes from " + start);
        }
        IndexReference index = found.getOffsetIndexReference();
        Optional<ByteRange> offsetIndex = index == null
                ? Optional.empty()
                : Optional.of(new ByteRange(index.getOffset(), index.getOffset() + index.getLength()));
        return new ColumnChunk(
                name, column, found.getCodec(), new ByteRange(start, start + size), rowCount(chunk), offsetIndex);
    }

    /**
     * Runs what decodes a column, and says where it was if the file proves damaged.
     *
     * @param row position in the row group, at the time of the failure
     */
    private <T> T decode(int chunk, ColumnChunk column, IntSupplier row, Callable<T> work) throws IOException {
        try {
            return work.call();
        } catch (UserException unsupported) {
            throw new UserException(
                    file.name() + ": row group " + chunk + ", column " + column.name() + ": "
                            + unsupported.getMessage(),
                    unsupported);
        } catch (Exception damaged) {
            // The decoders answer damaged pages with exceptions of many kinds, and wrap those of reading.
            for (Throwable cause = damaged; cause != null; cause = cause.getCause()) {
                if (cause instanceof FetchException || cause instanceof InterruptedIOException) {
                    throw (IOException) cause;
                }
            }
            throw new IOException(
                    file.name() + " is damaged in row group " + chunk + ", column " + column.name() + ", row "
                            + (firstRows[chunk] + row.getAsInt()) + ": " + damaged.getMessage(),
                    damaged);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
