package io.authentica.common.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.common.cli.UserException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SafetensorsTest {

    @TempDir
    private Path directory;

    private Path file(String header, byte[] data) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + json.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(json.length).put(json).put(data);
        return Files.write(directory.resolve("file.safetensors"), bytes.array());
    }

    private static Map<String, FloatTensor> tensors() {
        Map<String, FloatTensor> tensors = new LinkedHashMap<>();
        tensors.put("b.weight", new FloatTensor(List.of(2L, 3L), new float[] {0, -1, 0.5f, 2, 1024, -0.25f}));
        tensors.put("a.scalar", new FloatTensor(List.of(), new float[] {7}));
        tensors.put("c.empty", new FloatTensor(List.of(0L, 4L), new float[0]));
        return tensors;
    }

    @ParameterizedTest
    @EnumSource(ElementType.class)
    void readsWhatItWrote(ElementType type) throws IOException {
        Path file = directory.resolve("round-trip.safetensors");

        SafetensorsWriter.write(file, tensors(), type, Map.of("format", "pt"));
        SafetensorsFile read = SafetensorsReader.read(file);

        assertThat(read.metadata()).containsExactly(Map.entry("format", "pt"));
        assertThat(read.tensors().get("b.weight").shape()).containsExactly(2L, 3L);
        assertThat(read.tensors().get("b.weight").values()).containsExactly(0, -1, 0.5f, 2, 1024, -0.25f);
        assertThat(read.tensors().get("a.scalar").values()).containsExactly(7);
        assertThat(read.tensors()).hasSize(3);
    }

    @Test
    void beginsTheDataAtAMultipleOfEightBytes() throws IOException {
        Path file = directory.resolve("aligned.safetensors");

        SafetensorsWriter.write(file, tensors(), ElementType.F32, Map.of());

        long header = ByteBuffer.wrap(Files.readAllBytes(file))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getLong();
        assertThat(header % 8).isZero();
    }

    @Test
    void widensBfloat16() throws IOException {
        Path file = file(
                "{\"x\":{\"dtype\":\"BF16\",\"shape\":[2],\"data_offsets\":[0,4]}}",
                new byte[] {(byte) 0x80, 0x3F, 0x49, (byte) 0xC0});

        // 0x3F80 is 1; 0xC049 is -(1 + 73/128) * 2.
        assertThat(SafetensorsReader.read(file).tensors().get("x").values()).containsExactly(1, -3.140625f);
    }

    @Test
    void skipsStepCounters() throws IOException {
        Path file = file("{\"n\":{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[0,8]}}", new byte[8]);

        assertThat(SafetensorsReader.read(file).tensors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{",
                "{\"x\":1}",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
                "{\"x\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,8]}}",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[-1,-1],\"data_offsets\":[0,4]}}",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[4611686018427387904,4],\"data_offsets\":[0,0]}}",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}}",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[-4,0]}}",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,12]}}",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[1.5],\"data_offsets\":[0,4]}}",
                "{\"__metadata__\":{\"a\":1}}",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},\"y\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}"
            })
    void refusesHostileHeaders(String header) throws IOException {
        Path file = file(header, new byte[8]);

        assertThatThrownBy(() -> SafetensorsReader.read(file))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith(file.toString());
    }

    @Test
    void refusesEveryTruncation() throws IOException {
        Path whole = directory.resolve("whole.safetensors");
        SafetensorsWriter.write(whole, tensors(), ElementType.F32, Map.of("format", "pt"));
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = directory.resolve("cut.safetensors");

        for (int length = 0; length < bytes.length; length++) {
            Files.write(cut, Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> SafetensorsReader.read(cut))
                    .as("%d of %d bytes", length, bytes.length)
                    .isInstanceOf(UserException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 9, 100_000_001L, Long.MAX_VALUE, -1})
    void refusesImpossibleHeaderLengths(long length) throws IOException {
        Path file = directory.resolve("length.safetensors");
        Files.write(
                file,
                ByteBuffer.allocate(16)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(length)
                        .put("{}      ".getBytes(StandardCharsets.US_ASCII))
                        .array());

        assertThatThrownBy(() -> SafetensorsReader.read(file)).hasMessageContaining("header length must be in [2, 8]");
    }

    @Test
    void namesAMissingFile() {
        Path missing = directory.resolve("missing.safetensors");

        assertThatThrownBy(() -> SafetensorsReader.read(missing))
                .hasMessage(missing + ": weights must be a safetensors file but there is none");
    }
}
