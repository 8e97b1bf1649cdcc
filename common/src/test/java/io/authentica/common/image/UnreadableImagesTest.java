package io.authentica.common.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnreadableImagesTest {

    private final ImageDecoder decoder = new ImageDecoder();

    /** One of each format and way of compression whose pixel data reach to the end of the file, or nearly so. */
    static List<EncodedPicture> pictures() {
        return List.of(
                EncodedPicture.named("420.jpg"),
                EncodedPicture.named("444-progressive.jpg"),
                EncodedPicture.named("cmyk-adobe.jpg"),
                EncodedPicture.named("rgb.png"),
                EncodedPicture.named("interlaced.png"),
                EncodedPicture.named("palette-8.png"),
                EncodedPicture.named("lossy.webp"),
                EncodedPicture.named("lossless.webp"),
                EncodedPicture.named("alpha.webp"),
                EncodedPicture.named("plain.gif"),
                EncodedPicture.named("24bit.bmp"),
                EncodedPicture.named("plain.tiff"),
                EncodedPicture.named("lzw.tiff"),
                EncodedPicture.named("tiles.tiff"));
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void refusesFilesCutShort(EncodedPicture picture) {
        // The last 24 bytes of some hold nothing of the picture: PNG's end chunk, GIF's trailer, padding.
        int whole = picture.encoded().length - 24;
        for (int length : List.of(1, 7, 12, 20, 40, whole / 4, whole / 2, whole * 9 / 10, whole)) {
            assertRefused(picture.name(), Arrays.copyOf(picture.encoded(), length));
        }
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void answersDamageWithNoOtherException(EncodedPicture picture) {
        SplittableRandom random = new SplittableRandom(11);
        int refused = 0;
        for (int i = 0; i < 60; i++) {
            byte[] damaged = picture.encoded().clone();
            for (int k = 0; k < 3; k++) {
                damaged[random.nextInt(Math.min(damaged.length, 300))] = (byte) random.nextInt(256);
            }
            try {
                decoder.decode("x", damaged);
            } catch (UnreadableImageException expected) {
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    @Test
    void refusesJpegThatEndsWithinAScanButHasItsEndMarker() {
        byte[] jpeg = EncodedPicture.named("420.jpg").encoded();
        byte[] half = Arrays.copyOf(jpeg, jpeg.length - 100);
        half[half.length - 2] = (byte) 0xFF;
        half[half.length - 1] = (byte) 0xD9;

        assertRefused("x.jpg", half);
    }

    @Test
    void readsPngThatLacksOnlyWhatFollowsThePicture() throws UnreadableImageException {
        EncodedPicture picture = EncodedPicture.named("rgb.png");
        byte[] withoutEndChunk = Arrays.copyOf(picture.encoded(), picture.encoded().length - 12);

        assertThat(EncodedPicture.checksum(decoder.decode("x.png", withoutEndChunk)))
                .isEqualTo(picture.decoded());
    }

    @Test
    void namesTheFileAndTheReason() {
        assertThatThrownBy(() -> decoder.decode("a/b.png", new byte[0]))
                .isInstanceOf(UnreadableImageException.class)
                .hasMessage("a/b.png: the file is empty")
                .extracting(thrown -> ((UnreadableImageException) thrown).reason())
                .isEqualTo("the file is empty");
        assertThatThrownBy(() -> decoder.decode("notes.jpg", "Dear all".getBytes(StandardCharsets.UTF_8)))
                .hasMessage("notes.jpg: not an image in JPEG, PNG, WebP, GIF, BMP or TIFF format");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "0000000000000000000000000000000000000000", "FFD8", "89504E47", "424D", "52494646"})
    void refusesBytesThatAreNoImage(String hex) {
        assertRefused("x", HexFormat.of().parseHex(hex));
    }

    @ParameterizedTest
    @CsvSource({
        "JPEG, FFD8 FFC0 0011 08 EA60EA60 03 012200 021101 031101 FFDA",
        "PNG, 89504E470D0A1A0A 0000000D 49484452 0000EA60 0000EA60 08 02 000000",
        "GIF, 474946383961 60EA 60EA 80 0000 000000FFFFFF 2C 0000 0000 60EA 60EA 00 02",
        "GIF, 474946383961 0100 0100 80 0000 000000FFFFFF 2C 0000 0000 60EA 60EA 00 02",
        "BMP, 424D 00000000 00000000 36000000 28000000 60EA0000 60EA0000 0100 1800 00000000",
        "TIFF, 49492A00 08000000 0200 0001 0400 01000000 60EA0000 0101 0400 01000000 60EA0000 00000000",
        "WEBP, 52494646 16000000 57454250 56503858 0A000000 00000000 5FEA00 5FEA00 56503820 0A000000 000000 9D012A 01000100"
    })
    void refusesHugeSizesByTheHeaderAlone(ImageFormat format, String hex) {
        byte[] header = HexFormat.of().parseHex(hex.replace(" ", ""));

        assertThat(ImageFormat.sniff(header)).contains(format);
        assertThatThrownBy(() -> decoder.decode("x", header))
                .isInstanceOf(UnreadableImageException.class)
                .message()
                .containsAnyOf("but has 60000x60000", "bytes of pixel data are too few");
    }

    @Test
    void refusesSizesBelowTheLimitForWhichThereIsTooLittleData() {
        byte[] png = EncodedPicture.named("rgb.png").encoded();
        ByteBuffer.wrap(png).putInt(16, 30_000).putInt(20, 3_000);
        CRC32 checksum = new CRC32();
        checksum.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) checksum.getValue());

        assertThatThrownBy(() -> decoder.decode("x.png", png))
                .hasMessageContaining("bytes of pixel data are too few for 30000x3000 pixels");
    }

    @Test
    void refusesOneSideOfMoreThanTheLimit() {
        ByteBuffer bmp = ByteBuffer.allocate(54).order(ByteOrder.LITTLE_ENDIAN);
        bmp.put(0, (byte) 'B').put(1, (byte) 'M').putInt(14, 40).putShort(28, (short) 24);

        bmp.putInt(18, 100_001).putInt(22, 1);
        assertThatThrownBy(() -> decoder.decode("x.bmp", bmp.array()))
                .hasMessage("x.bmp: image must have at most 100000000 pixels and 100000 on a side but has 100001x1");

        bmp.putInt(18, 100_000);
        assertThatThrownBy(() -> decoder.decode("x.bmp", bmp.array())).hasMessageContaining("cut short");
    }

    @Test
    void refusesTiffWhoseStripHoldsLessThanThePicture() {
        byte[] tiff = EncodedPicture.named("white-is-zero.tiff").encoded();
        // Twice the height in the directory, whose entries for height and rows per strip hold 31.
        for (int i = tiff.length - 2; i > 45 * 31; i--) {
            if (tiff[i] == 31 && tiff[i + 1] == 0) {
                tiff[i] = 62;
            }
        }

        assertThatThrownBy(() -> decoder.decode("x.tiff", tiff)).hasMessageContaining("the pixel data end early");
    }

    private void assertRefused(String name, byte[] encoded) {
        assertThatThrownBy(() -> decoder.decode(name, encoded))
                .as("%s of %d bytes", name, encoded.length)
                .isInstanceOf(UnreadableImageException.class)
                .hasMessageStartingWith(name + ": ");
    }
}
