package io.authentica.train.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.common.image.ImageFormat;
import io.authentica.common.image.UnreadableImageException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderFactsTest {

    private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    @ParameterizedTest
    @CsvSource({
        "subsampling-444.jpg, 4:4:4, baseline",
        "subsampling-422.jpg, 4:2:2, baseline",
        "subsampling-420.jpg, 4:2:0, baseline",
        "grey-progressive.jpg, grey, progressive",
        "cmyk.jpg, 4 components, baseline"
    })
    void tellsSubsamplingAndCodingOfJpeg(String name, String subsampling, String coding) throws IOException {
        HeaderFacts facts = HeaderFacts.read(name, Resources.bytes(name));

        assertThat(facts.details().jpeg().orElseThrow().subsampling()).isEqualTo(subsampling);
        assertThat(facts.details().coding()).isEqualTo(coding);
        assertThat(facts.size()).isEqualTo("16x16");
        assertThat(facts.details().metadata()).isEmpty();
    }

    @Test
    void tellsMetadataOfJpeg() throws IOException {
        HeaderFacts.Details details =
                HeaderFacts.read("a", Resources.bytes("metadata.jpg")).details();

        assertThat(details.metadata())
                .containsExactlyInAnyOrder(
                        MetadataKind.EXIF,
                        MetadataKind.CAMERA,
                        MetadataKind.SOFTWARE,
                        MetadataKind.ICC,
                        MetadataKind.COMMENT);
        assertThat(details.software()).contains("Some Editor 12.1");
    }

    @Test
    void tellsXmpPhotoshopAndC2paSegmentsOfJpeg() throws IOException {
        byte[] plain = Resources.bytes("quality-75.jpg");
        ByteArrayOutputStream marked = new ByteArrayOutputStream();
        marked.write(plain, 0, 2);
        segment(marked, 0xE1, "http://ns.adobe.com/xap/1.0/\0<x/>");
        segment(marked, 0xED, "Photoshop 3.0\0");
        segment(marked, 0xEB, "JP\0\1\0\0\0\1\0\0\0\20jumb");
        marked.write(plain, 2, plain.length - 2);

        assertThat(HeaderFacts.read("a", marked.toByteArray()).details().metadata())
                .containsExactlyInAnyOrder(MetadataKind.XMP, MetadataKind.IPTC, MetadataKind.C2PA);
    }

    @Test
    void tellsChunksOfPng() throws IOException {
        byte[] encoded = png(
                6,
                chunk("tEXt", "parameters\0a cat"),
                chunk("tEXt", "Software\0Painter 3"),
                chunk("iTXt", "XML:com.adobe.xmp\0"),
                chunk("iCCP", "p"),
                chunk("caBX", "c"),
                chunk("eXIf", "II*\0\10\0\0\0\0\0"));

        HeaderFacts facts = HeaderFacts.read("a", encoded);

        assertThat(facts.format()).isEqualTo(ImageFormat.PNG);
        assertThat(facts.details().alpha()).isTrue();
        assertThat(facts.details().coding()).isEqualTo("8-bit RGB with alpha");
        assertThat(facts.details().software()).contains("Painter 3");
        assertThat(facts.details().metadata())
                .containsExactlyInAnyOrder(
                        MetadataKind.TEXT,
                        MetadataKind.GENERATION_TEXT,
                        MetadataKind.SOFTWARE,
                        MetadataKind.XMP,
                        MetadataKind.ICC,
                        MetadataKind.C2PA,
                        MetadataKind.EXIF);
        assertThat(facts.details().jpeg()).isEmpty();
    }

    @Test
    void aPlainPngHasNothing() throws IOException {
        HeaderFacts.Details details = HeaderFacts.read("a", png(2)).details();

        assertThat(details).isEqualTo(HeaderFacts.Details.of("8-bit RGB", false, new MetadataNotes()));
        assertThat(details.software()).isEqualTo(Optional.empty());
        assertThat(HeaderFacts.read("a", png(2, chunk("tRNS", "\0\0\0")))
                        .details()
                        .alpha())
                .isTrue();
    }

    @Test
    void tellsChunksOfWebp() throws IOException {
        HeaderFacts.Details lossy =
                HeaderFacts.read("a", Resources.bytes("lossy.webp")).details();
        HeaderFacts.Details lossless =
                HeaderFacts.read("a", Resources.bytes("lossless.webp")).details();

        assertThat(lossy.coding()).isEqualTo("lossy");
        assertThat(lossy.software()).contains("Some Editor 12.1");
        assertThat(lossy.metadata())
                .containsExactlyInAnyOrder(MetadataKind.EXIF, MetadataKind.CAMERA, MetadataKind.SOFTWARE);
        assertThat(lossless.coding()).isEqualTo("lossless");
        assertThat(lossless.metadata()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"metadata.jpg", "grey-progressive.jpg", "lossy.webp", "lossless.webp"})
    void damagedFilesAreReadOrRefusedAndNothingElse(String name) throws IOException {
        byte[] whole = Resources.bytes(name);
        SplittableRandom random = new SplittableRandom(3);
        for (int trial = 0; trial < 3_000; trial++) {
            byte[] damaged = Arrays.copyOf(whole, random.nextInt(1, whole.length + 1));
            for (int change = 0; change < 4; change++) {
                damaged[random.nextInt(Math.min(damaged.length, 700))] = (byte) random.nextInt(256);
            }
            readOrRefuse(damaged);
        }
    }

    @Test
    void aPngWhoseChunkClaimsMoreThanTheFileHasIsReadUpToThere() throws IOException {
        byte[] encoded = png(2, chunk("tEXt", "Software\0Painter"), new byte[] {0x7F, -1, -1, -1, 't', 'E', 'X', 't'});

        assertThat(HeaderFacts.read("a", encoded).details().software()).contains("Painter");
    }

    @Test
    void anExifDirectoryThatPointsOutsideIsReadUpToThere() throws IOException {
        byte[] encoded = png(2, chunk("eXIf", "MM\0*\0\0\0\10\0\2\1\61\0\2\0\0\0\100\177\0\0\0"));

        assertThat(HeaderFacts.read("a", encoded).details().metadata()).containsExactly(MetadataKind.EXIF);
    }

    @Test
    void whatIsNoImageIsRefused() {
        assertThatThrownBy(() -> HeaderFacts.read("x.jpg", new byte[] {1, 2, 3}))
                .isInstanceOf(UnreadableImageException.class)
                .hasMessageStartingWith("x.jpg: not an image");
    }

    private static void readOrRefuse(byte[] encoded) {
        try {
            assertThat(HeaderFacts.read("a", encoded).width()).isPositive();
        } catch (UnreadableImageException refused) {
            assertThat(refused.reason()).isNotBlank();
        }
    }

    private static void segment(ByteArrayOutputStream out, int marker, String payload) {
        byte[] bytes = payload.getBytes(StandardCharsets.ISO_8859_1);
        out.write(0xFF);
        out.write(marker);
        out.write(0);
        out.write(bytes.length + 2);
        out.writeBytes(bytes);
    }

    private static byte[] png(int colourType, byte[]... chunks) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(PNG_SIGNATURE);
        out.writeBytes(chunk("IHDR", "\0\0\0\5\0\0\0\4\10" + (char) colourType + "\0\0\0"));
        for (byte[] chunk : chunks) {
            out.writeBytes(chunk);
        }
        out.writeBytes(chunk("IEND", ""));
        return out.toByteArray();
    }

    private static byte[] chunk(String type, String data) {
        byte[] bytes = (type + data).getBytes(StandardCharsets.ISO_8859_1);
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        return ByteBuffer.allocate(bytes.length + 8)
                .putInt(bytes.length - 4)
                .put(bytes)
                .putInt((int) checksum.getValue())
                .array();
    }
}
