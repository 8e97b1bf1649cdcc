package io.authentica.common.safetensors;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes safetensors files; the header is padded so that the data begins at a multiple of 8 bytes. */
public final class SafetensorsWriter {

    private SafetensorsWriter() {}

    /**
     * Writes {@code tensors} in their iteration order, all of one element type.
     *
     * @param file is replaced; a caller who needs that to be atomic gives a temporary name
     * @param metadata becomes the header's {@code __metadata__}
     */
    public static void write(
            Path file, Map<String, FloatTensor> tensors, ElementType type, Map<String, String> metadata)
            throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            byte[] header = header(tensors, type, metadata);
            out.write(ByteBuffer.allocate(Long.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(header.length)
                    .array());
            out.write(header);
            for (FloatTensor tensor : tensors.values()) {
                out.write(type.bytes(tensor.values()));
            }
        }
    }

    private static byte[] header(Map<String, FloatTensor> tensors, ElementType type, Map<String, String> metadata) {
        ObjectNode header = JsonMapper.builder().build().createObjectNode();
        ObjectNode facts = header.putObject("__metadata__");
        metadata.forEach(facts::put);
        long begin = 0;
        for (Map.Entry<String, FloatTensor> tensor : tensors.entrySet()) {
            ObjectNode entry = header.putObject(tensor.getKey());
            entry.put("dtype", type.name());
            tensor.getValue().shape().forEach(entry.withArray("shape")::add);
            entry.withArray("shape");
            long end = begin + (long) tensor.getValue().values().length * type.sizeBytes();
            entry.putArray("data_offsets").add(begin).add(end);
            begin = end;
        }
        String json = header.toString();
        int padding = Math.floorMod(-json.getBytes(StandardCharsets.UTF_8).length, Long.BYTES);
        return (json + " ".repeat(padding)).getBytes(StandardCharsets.UTF_8);
    }
}
