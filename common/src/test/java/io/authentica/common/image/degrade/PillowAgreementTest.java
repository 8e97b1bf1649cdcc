package io.authentica.common.image.degrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.authentica.common.image.RgbImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import javax.imageio.plugins.jpeg.JPEGQTable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against what Pillow 12.3 and numpy made of the same pictures: scripts/reference/make_augmentation_expectations.py. */
final class PillowAgreementTest {

    static List<String> expectations() {
        return lines("expectations.txt");
    }

    static List<String> tables() {
        return lines("tables.txt");
    }

    private static List<String> lines(String resource) {
        try (InputStream in = Objects.requireNonNull(PillowAgreementTest.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("expectations")
    void changesAPictureAsPillowDoes(String expectation) {
        String[] fields = expectation.split(" ");
        int last = fields.length - 1;
        RgbImage picture = PatternPicture.of(Integer.parseInt(fields[last - 2]), Integer.parseInt(fields[last - 1]));

        RgbImage changed = change(picture, fields);

        if (fields[0].equals("blur")) {
            requireWithinOneLevel(changed.rgb(), HexFormat.of().parseHex(fields[last]));
        } else {
            assertThat(crc(changed.rgb())).isEqualTo(fields[last]);
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void quantisesByTheTablesOfLibjpeg(String expectation) {
        int[] numbers = Arrays.stream(expectation.split(" "))
                .mapToInt(Integer::parseInt)
                .toArray();

        assertThat(JpegCodec.scaled(JPEGQTable.K1Luminance, numbers[0]).getTable())
                .isEqualTo(Arrays.copyOfRange(numbers, 1, 65));
        assertThat(JpegCodec.scaled(JPEGQTable.K2Chrominance, numbers[0]).getTable())
                .isEqualTo(Arrays.copyOfRange(numbers, 65, 129));
    }

    private static RgbImage change(RgbImage picture, String[] fields) {
        double number = Double.parseDouble(fields[1]);
        return switch (fields[0]) {
            case "blur" -> GaussianFilter.blur(picture, number);
            case "jpeg" ->
                JpegCodec.roundTrip(
                        picture, (int) number, ChromaSubsampling.valueOf(fields[2].toUpperCase(Locale.ROOT)));
            case "webp" -> WebpCodec.roundTrip(picture, (int) number);
            default -> throw new IllegalArgumentException(fields[0]);
        };
    }

    /** Float here, double there: a value halfway between two levels may go either way. */
    private static void requireWithinOneLevel(byte[] actual, byte[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        assertThat(IntStream.range(0, actual.length)
                        .filter(i -> actual[i] != expected[i])
                        .count())
                .isLessThanOrEqualTo(actual.length / 200);
        assertThat(IntStream.range(0, actual.length).map(i -> Math.abs((actual[i] & 0xFF) - (expected[i] & 0xFF))))
                .allMatch(difference -> difference <= 1);
    }

    private static String crc(byte[] rgb) {
        CRC32 crc = new CRC32();
        crc.update(rgb);
        return String.format(Locale.ROOT, "%08x", crc.getValue());
    }
}
