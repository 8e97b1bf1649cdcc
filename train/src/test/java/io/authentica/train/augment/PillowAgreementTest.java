package io.authentica.train.augment;

import static org.assertj.core.api.Assertions.assertThat;

import io.authentica.common.image.RgbImage;
import io.authentica.common.image.degrade.PatternPicture;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.CRC32;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against what Pillow 12.3 and numpy made of the same pictures: scripts/reference/make_augmentation_expectations.py. */
final class PillowAgreementTest {

    static List<String> expectations() {
        return lines("expectations.txt");
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

        assertThat(crc(changed.rgb())).isEqualTo(fields[last]);
    }

    private static RgbImage change(RgbImage picture, String[] fields) {
        double number = fields.length > 4 ? Double.parseDouble(fields[fields[0].equals("rotate") ? 2 : 1]) : 0;
        byte[] rgb = picture.rgb().clone();
        switch (fields[0]) {
            case "flip" -> {
                return HorizontalFlip.flip(picture);
            }
            case "rotate" -> {
                return new Rotation(
                                1,
                                180,
                                Rotation.Interpolation.valueOf(fields[1].toUpperCase(Locale.ROOT)),
                                Rotation.Fill.BLACK)
                        .rotate(picture, number);
            }
            case "brightness" -> ColourChanges.brightness(rgb, number);
            case "contrast" -> ColourChanges.contrast(rgb, number);
            case "saturation" -> ColourChanges.saturation(rgb, number);
            case "hue" -> HueTurn.apply(rgb, number);
            default -> throw new IllegalArgumentException(fields[0]);
        }
        return new RgbImage(picture.width(), picture.height(), rgb);
    }

    private static String crc(byte[] rgb) {
        CRC32 crc = new CRC32();
        crc.update(rgb);
        return String.format(Locale.ROOT, "%08x", crc.getValue());
    }
}
