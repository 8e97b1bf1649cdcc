package io.authentica.train.data;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Split;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/**
 * Reads one Parquet shard of OpenFake column by column, with one row group in memory at a time. All of OpenFake's layouts are
 * read: the columns {@code type} and {@code release_date} may be missing, and the latter may be spelt as an early card has it.
 */
final class OpenFakeShard implements RowSource {

    private static final String IMAGE = "image";
    private static final String BYTES = "image.bytes";
    private static final List<String> DATE_SPELLINGS = List.of("release_date", "realease_date");
    private static final byte[] NO_BYTES = {};

    private final String name;
    private final IntFunction<Split> splits;
    private final ParquetFileReader reader;
    private final MessageType columns;

    private final Map<String, ColumnReader> rowGroup = new HashMap<>();
    private @Nullable PageReadStore pages;
    private long rowsLeftInGroup;
    private int index;

    private OpenFakeShard(String name, IntFunction<Split> splits, ParquetFileReader reader, boolean withImages) {
        this.name = name;
        this.splits = splits;
        this.reader = reader;
        this.columns = choose(reader.getFileMetaData().getSchema(), withImages);
        reader.setRequestedSchema(columns);
    }

    /**
     * Opens a shard.
     *
     * @param name for messages
     * @param file a local file or a remote one
     * @param splits which split the row of an index belongs to
     * @param withImages whether to read the images; without, their bytes are neither read nor decompressed
     */
    static RowSource open(String name, InputFile file, IntFunction<Split> splits, boolean withImages)
            throws IOException {
        ParquetFileReader reader = openReader(name, file);
        try {
            return new OpenFakeShard(name, splits, reader, withImages);
        } catch (UserException unusable) {
            reader.close();
            throw unusable;
        }
    }

    /** The number of rows, from the file's footer. */
    static long rowCount(String name, InputFile file) throws IOException {
        try (ParquetFileReader reader = openReader(name, file)) {
            return reader.getRecordCount();
        }
    }

    private static ParquetFileReader openReader(String name, InputFile file) throws IOException {
        ParquetReadOptions options = new ParquetReadOptions.Builder(new PlainParquetConfiguration())
                .withCodecFactory(new ParquetCompression())
                .withUseHadoopVectoredIo(false)
                .build();
        try {
            return ParquetFileReader.open(file, options);
        } catch (RuntimeException notParquet) {
            throw new UserException(name + " must be a complete Parquet file: " + notParquet.getMessage(), notParquet);
        }
    }

    @Override
    public Optional<SourceRow> next() throws IOException {
        try {
            while (rowsLeftInGroup == 0) {
                if (!openNextRowGroup()) {
                    return Optional.empty();
                }
            }
            rowsLeftInGroup--;
            return Optional.of(readRow());
        } catch (UserException unsupported) {
            throw new UserException(name + ": " + unsupported.getMessage(), unsupported);
        } catch (RuntimeException damaged) {
            // Parquet's readers answer damaged pages with unchecked exceptions of many kinds.
            throw new IOException(name + " is damaged at row " + index + ": " + damaged.getMessage(), damaged);
        }
    }

    private boolean openNextRowGroup() throws IOException {
        closePages();
        pages = reader.readNextRowGroup();
        if (pages == null) {
            return false;
        }
        String writer = reader.getFileMetaData().getCreatedBy();
        ColumnReadStoreImpl store = new ColumnReadStoreImpl(pages, new NoRecords(columns.getFields()), columns, writer);
        for (ColumnDescriptor column : columns.getColumns()) {
            rowGroup.put(String.join(".", column.getPath()), store.getColumnReader(column));
        }
        rowsLeftInGroup = pages.getRowCount();
        return true;
    }

    private SourceRow readRow() {
        // Every column's reader has to move on by one row, whatever is done with its value.
        String date = DATE_SPELLINGS.stream().map(this::text).reduce("", (a, b) -> a.isEmpty() ? b : a);
        SourceRow row = new SourceRow(
                index,
                splits.apply(index),
                bytes(BYTES),
                text("image.path"),
                text("prompt"),
                text("label"),
                text("model"),
                text("type"),
                date);
        index++;
        return row;
    }

    private String text(String column) {
        return new String(bytes(column), StandardCharsets.UTF_8);
    }

    private byte[] bytes(String column) {
        ColumnReader values = rowGroup.get(column);
        if (values == null) {
            return NO_BYTES;
        }
        boolean present =
                values.getCurrentDefinitionLevel() == values.getDescriptor().getMaxDefinitionLevel();
        byte[] value = present ? values.getBinary().getBytes() : NO_BYTES;
        values.consume();
        return value;
    }

    private MessageType choose(MessageType schema, boolean withImages) {
        List<Type> chosen = new ArrayList<>();
        for (String required : List.of("label", "model")) {
            if (!schema.containsField(required)) {
                throw new UserException(name + " must have a column " + required + " but has " + names(schema));
            }
        }
        for (Type field : schema.getFields()) {
            boolean text = List.of("prompt", "label", "model", "type").contains(field.getName())
                    || DATE_SPELLINGS.contains(field.getName());
            if (text) {
                requireBinary(field, field.getName());
                chosen.add(field);
            }
        }
        if (withImages) {
            chosen.add(0, imageColumn(schema));
        }
        return new MessageType(schema.getName(), chosen);
    }

    private Type imageColumn(MessageType schema) {
        if (!schema.containsField(IMAGE)
                || schema.getType(IMAGE).isPrimitive()
                || !schema.getType(IMAGE).asGroupType().containsField("bytes")) {
            throw new UserException(name + " must have a column image with a field bytes but has " + names(schema));
        }
        List<Type> fields = new ArrayList<>();
        for (Type field : schema.getType(IMAGE).asGroupType().getFields()) {
            if (field.getName().equals("bytes") || field.getName().equals("path")) {
                requireBinary(field, IMAGE + "." + field.getName());
                fields.add(field);
            }
        }
        return schema.getType(IMAGE).asGroupType().withNewFields(fields);
    }

    private void requireBinary(Type field, String column) {
        boolean binary = field.isPrimitive()
                && !field.isRepetition(Type.Repetition.REPEATED)
                && field.asPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.BINARY;
        if (!binary) {
            throw new UserException(name + ": column " + column + " must be of Parquet type binary but is " + field);
        }
    }

    private static String names(MessageType schema) {
        return String.join(", ", schema.getFields().stream().map(Type::getName).toList());
    }

    private void closePages() {
        if (pages != null) {
            pages.close();
            pages = null;
        }
        rowGroup.clear();
    }

    @Override
    public void close() throws IOException {
        closePages();
        reader.close();
    }

    /** Parquet wants to know what to do with whole records; nothing, as the columns are read one by one. */
    private static final class NoRecords extends GroupConverter {

        private final List<Type> fields;

        NoRecords(List<Type> fields) {
            this.fields = fields;
        }

        @Override
        public Converter getConverter(int fieldIndex) {
            Type field = fields.get(fieldIndex);
            return field.isPrimitive()
                    ? new PrimitiveConverter() {}
                    : new NoRecords(field.asGroupType().getFields());
        }

        @Override
        public void start() {}

        @Override
        public void end() {}
    }
}
