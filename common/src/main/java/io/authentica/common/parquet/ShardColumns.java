package io.authentica.common.parquet;

import io.authentica.common.cli.UserException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.schema.LogicalTypeAnnotation.UnknownLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/**
 * The columns of OpenFake that a shard has. In its older layouts {@code type} and {@code release_date} may be missing, and the latter
 * is also spelt as an early card has it.
 */
final class ShardColumns {

    static final String IMAGE_BYTES = "image.bytes";
    static final String IMAGE_PATH = "image.path";
    static final String PROMPT = "prompt";
    static final String LABEL = "label";
    static final String MODEL = "model";
    static final String TYPE = "type";
    static final List<String> RELEASE_DATE_SPELLINGS = List.of("release_date", "realease_date");

    private final String file;
    private final MessageType schema;
    private final Map<String, ColumnDescriptor> columns = new HashMap<>();

    /**
     * Looks the columns up.
     *
     * @param file for messages
     * @throws UserException if a column is missing or of another type; an image column may be missing
     */
    ShardColumns(String file, MessageType schema) {
        this.file = file;
        this.schema = schema;
        for (String required : List.of(LABEL, MODEL)) {
            if (!schema.containsField(required)) {
                throw new UserException(file + " must have a column " + required + " but has " + names());
            }
        }
        List<String> text = new ArrayList<>(List.of(PROMPT, LABEL, MODEL, TYPE));
        text.addAll(RELEASE_DATE_SPELLINGS);
        for (Type field : schema.getFields()) {
            if (text.contains(field.getName())) {
                add(field.getName(), field);
            }
        }
        addImage();
    }

    private void addImage() {
        if (!schema.containsField("image") || schema.getType("image").isPrimitive()) {
            return;
        }
        for (Type field : schema.getType("image").asGroupType().getFields()) {
            String name = "image." + field.getName();
            if (name.equals(IMAGE_BYTES) || name.equals(IMAGE_PATH)) {
                add(name, field);
            }
        }
    }

    private void add(String name, Type field) {
        if (field.getLogicalTypeAnnotation() instanceof UnknownLogicalTypeAnnotation) {
            // What Arrow writes for a column of which it has only seen nulls; its physical type says nothing.
            return;
        }
        String[] path = name.split("\\.", -1);
        boolean binary = field.isPrimitive()
                && field.asPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.BINARY
                && schema.getMaxRepetitionLevel(path) == 0;
        if (!binary) {
            throw new UserException(file + ": column " + name + " must be of Parquet type binary but is " + field);
        }
        columns.put(name, schema.getColumnDescription(path));
    }

    /** The column of a name, as in {@code image.bytes}; empty if the shard has none. */
    Optional<ColumnDescriptor> find(String name) {
        return Optional.ofNullable(columns.get(name));
    }

    /** @throws UserException if the shard has no images */
    ColumnDescriptor requireImages() {
        return find(IMAGE_BYTES)
                .orElseThrow(() ->
                        new UserException(file + " must have a column image with a field bytes but has " + names()));
    }

    private String names() {
        return String.join(", ", schema.getFields().stream().map(Type::getName).toList());
    }
}
