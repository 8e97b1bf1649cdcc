package io.authentica.common.safetensors;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.authentica.common.cli.UserException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Reads safetensors files: an unsigned 64-bit header length, a JSON header, then the tensors' bytes without gaps
 * (github.com/huggingface/safetensors, "Format"). Nothing in the file is believed before it was checked.
 */
public final class SafetensorsReader {

    /** The format's own limit on the header. */
    private static final long MAX_HEADER_BYTES = 100_000_000;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Path file;

    private SafetensorsReader(Path file) {
        this.file = file;
    }

    /** One entry of the header; {@code type} is empty for integers, which are checked and skipped. */
    private record Entry(String name, Optional<ElementType> type, List<Long> shape, long begin, long end) {}

    /**
     * Reads a whole file; F16 and BF16 are widened to float32.
     *
     * @throws UserException if the file is no well-formed safetensors file or holds element types other than F32, F16,
     *     BF16 and I64
     */
    public static SafetensorsFile read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new UserException(file + ": weights must be a safetensors file but there is none");
        }
        return new SafetensorsReader(file).read();
    }

    private SafetensorsFile read() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer bytes = channel.map(MapMode.READ_ONLY, 0, checkedSize(channel.size()))
                    .order(ByteOrder.LITTLE_ENDIAN);
            long headerBytes = bytes.getLong();
            if (headerBytes < 2 || headerBytes > Math.min(MAX_HEADER_BYTES, bytes.remaining())) {
                throw broken("header length must be in [2, " + Math.min(MAX_HEADER_BYTES, bytes.remaining())
                        + "] bytes but was " + Long.toUnsignedString(headerBytes));
            }
            byte[] header = new byte[(int) headerBytes];
            bytes.get(header);
            return read(parse(header), bytes.slice().order(ByteOrder.LITTLE_ENDIAN));
        }
    }

    private long checkedSize(long sizeBytes) {
        if (sizeBytes < Long.BYTES) {
            throw broken("size must be at least 8 bytes but was " + sizeBytes);
        }
        if (sizeBytes > Integer.MAX_VALUE) {
            throw broken("size must be below 2 GiB but was " + sizeBytes + " bytes");
        }
        return sizeBytes;
    }

    private JsonNode parse(byte[] header) throws IOException {
        try {
            JsonNode root = JSON.readTree(header);
            if (!root.isObject()) {
                throw broken("header must be a JSON object");
            }
            return root;
        } catch (JsonProcessingException e) {
            throw new UserException(file + ": header must be JSON but " + e.getOriginalMessage(), e);
        }
    }

    private SafetensorsFile read(JsonNode header, ByteBuffer data) {
        Map<String, String> metadata = new LinkedHashMap<>();
        List<Entry> entries = new ArrayList<>();
        header.properties().forEach(property -> {
            if (property.getKey().equals("__metadata__")) {
                property.getValue().properties().forEach(item -> metadata.put(item.getKey(), text(item)));
            } else {
                entries.add(entry(property.getKey(), property.getValue(), data.limit()));
            }
        });
        entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
        Map<String, FloatTensor> tensors = new LinkedHashMap<>();
        long expectedBegin = 0;
        for (Entry entry : entries) {
            if (entry.begin() != expectedBegin) {
                throw broken("data of tensor " + entry.name() + " must begin at byte " + expectedBegin
                        + " but begins at " + entry.begin());
            }
            expectedBegin = entry.end();
            entry.type().ifPresent(type -> tensors.put(entry.name(), values(entry, type, data)));
        }
        if (expectedBegin != data.limit()) {
            throw broken("data must end at byte " + expectedBegin + " but ends at " + data.limit());
        }
        return new SafetensorsFile(metadata, tensors);
    }

    private String text(Map.Entry<String, JsonNode> item) {
        if (!item.getValue().isTextual()) {
            throw broken("__metadata__." + item.getKey() + " must be a string");
        }
        return item.getValue().textValue();
    }

    private Entry entry(String name, JsonNode node, long dataBytes) {
        JsonNode offsets = node.path("data_offsets");
        if (!node.path("dtype").isTextual()
                || !node.path("shape").isArray()
                || offsets.size() != 2
                || !integers(offsets)
                || !integers(node.path("shape"))) {
            throw broken("tensor " + name + " must have dtype, shape and two data_offsets but was " + shorten(node));
        }
        String dtype = node.path("dtype").textValue();
        Optional<ElementType> type = floatType(name, dtype);
        List<Long> shape = StreamSupport.stream(node.path("shape").spliterator(), false)
                .map(JsonNode::longValue)
                .toList();
        long begin = offsets.get(0).longValue();
        long end = offsets.get(1).longValue();
        if (begin < 0 || end < begin || end > dataBytes) {
            throw broken("data_offsets of tensor " + name + " must lie in [0, " + dataBytes + "] but were [" + begin
                    + ", " + end + "] (is the file truncated?)");
        }
        long sizeBytes;
        try {
            sizeBytes = Math.multiplyExact(
                    FloatTensor.elementCount(shape),
                    type.map(ElementType::sizeBytes).orElse(Long.BYTES));
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw new UserException(file + ": shape of tensor " + name + " must be sizes but was " + shape, e);
        }
        if (sizeBytes != end - begin) {
            throw broken("tensor " + name + " of shape " + shape + " and type " + dtype + " must have " + sizeBytes
                    + " bytes but has " + (end - begin));
        }
        return new Entry(name, type, shape, begin, end);
    }

    private static boolean integers(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .allMatch(item -> item.isIntegralNumber() && item.canConvertToLong());
    }

    private Optional<ElementType> floatType(String name, String dtype) {
        return switch (dtype) {
            case "F32" -> Optional.of(ElementType.F32);
            case "F16" -> Optional.of(ElementType.F16);
            case "BF16" -> Optional.of(ElementType.BF16);
            case "I64" -> Optional.empty();
            default ->
                throw broken("type of tensor " + name + " must be F32, F16, BF16 or I64 but was '" + dtype + "'");
        };
    }

    private static FloatTensor values(Entry entry, ElementType type, ByteBuffer data) {
        ByteBuffer bytes = data.slice((int) entry.begin(), (int) (entry.end() - entry.begin()))
                .order(ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[bytes.remaining() / type.sizeBytes()];
        for (int i = 0; i < values.length; i++) {
            values[i] = type.read(bytes);
        }
        return new FloatTensor(entry.shape(), values);
    }

    private static String shorten(JsonNode node) {
        String text = node.toString();
        return text.length() <= 120 ? text : text.substring(0, 120) + "...";
    }

    private UserException broken(String problem) {
        return new UserException(file + ": " + problem);
    }
}
