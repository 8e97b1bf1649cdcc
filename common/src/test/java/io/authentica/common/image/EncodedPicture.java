package io.authentica.common.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;

/**
 * A file that Pillow wrote, with checksums of what Pillow made of it; from scripts/reference/make_image_expectations.py.
 *
 * @param decoded CRC-32 of the RGB bytes
 * @param squashed CRC-32 after {@link ResizePolicy#SQUASH_BILINEAR}
 * @param cropped CRC-32 after {@link ResizePolicy#SHORTER256_BICUBIC_CROP224}
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record EncodedPicture(
        String name, int width, int height, String decoded, String squashed, String cropped, byte[] encoded) {

    static List<EncodedPicture> all() {
        return lines("encoded-pictures.txt").stream().map(EncodedPicture::parse).toList();
    }

    static EncodedPicture named(String name) {
        return all().stream()
                .filter(picture -> picture.name.equals(name))
                .findFirst()
                .orElseThrow();
    }

    static List<String> lines(String resource) {
        try (InputStream in = Objects.requireNonNull(EncodedPicture.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String checksum(RgbImage image) {
        CRC32 crc = new CRC32();
        crc.update(image.rgb());
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    @Override
    public String toString() {
        return name;
    }

    private static EncodedPicture parse(String line) {
        String[] fields = line.split(" ", 7);
        return new EncodedPicture(
                fields[0],
                Integer.parseInt(fields[1]),
                Integer.parseInt(fields[2]),
                fields[3],
                fields[4],
                fields[5],
                Base64.getDecoder().decode(fields[6]));
    }
}
