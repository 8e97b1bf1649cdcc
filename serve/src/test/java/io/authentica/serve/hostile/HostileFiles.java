package io.authentica.serve.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.zip.CRC32;

/** Makes hostile files out of sound ones of every format; the same ones from the same seed. */
final class HostileFiles {

    private static final long SEED = 4;
    private static final String PICTURES = "/io/authentica/common/image/encoded-pictures.txt";

    private static final List<String> TYPES =
            List.of("image/jpeg", "image/png", "image/webp", "image/gif", "image/bmp", "image/tiff", "image/x-none");

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final List<HostileFile> files = new ArrayList<>();

    private HostileFiles() {}

    static List<HostileFile> all() {
        HostileFiles made = new HostileFiles();
        Map<String, byte[]> sound = soundPictures();
        sound.forEach(made::cutShort);
        sound.forEach(made::turnBitsOver);
        sound.forEach(made::fillWithOneByte);
        sound.forEach(made::hideInAnotherFormat);
        made.noise();
        made.otherFormats();
        made.hugeDimensions(sound);
        made.directoryChains();
        return List.copyOf(made.files);
    }

    /** One or two of each format, as Pillow wrote them. */
    private static Map<String, byte[]> soundPictures() {
        Map<String, byte[]> pictures = new TreeMap<>();
        try (InputStream in = Objects.requireNonNull(HostileFiles.class.getResourceAsStream(PICTURES))) {
            new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().forEach(line -> {
                String[] fields = line.split(" ", 7);
                pictures.put(fields[0], Base64.getDecoder().decode(fields[6]));
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return pictures;
    }

    private void refused(String name, byte[] bytes) {
        files.add(new HostileFile(name, anyType(), bytes, true));
    }

    private void doubtful(String name, byte[] bytes) {
        files.add(new HostileFile(name, anyType(), bytes, false));
    }

    private String anyType() {
        return TYPES.get(random.nextInt(TYPES.size()));
    }

    private void cutShort(String name, byte[] sound) {
        for (int percent : new int[] {1, 10, 25, 40}) {
            refused(name + " cut to " + percent + " %", Arrays.copyOf(sound, sound.length * percent / 100));
        }
        doubtful(name + " without its last byte", Arrays.copyOf(sound, sound.length - 1));
    }

    private void turnBitsOver(String name, byte[] sound) {
        for (int count : new int[] {1, 3, 20}) {
            byte[] harmed = sound.clone();
            for (int i = 0; i < count; i++) {
                harmed[random.nextInt(harmed.length)] ^= (byte) (1 << random.nextInt(8));
            }
            doubtful(name + " with " + count + " bits turned over", harmed);
        }
    }

    /** The start is left, so that it still looks like a picture. */
    private void fillWithOneByte(String name, byte[] sound) {
        for (int start : new int[] {12, 16}) {
            for (int value : new int[] {0, 0xFF}) {
                byte[] harmed = sound.clone();
                Arrays.fill(harmed, start, harmed.length, (byte) value);
                refused(name + " with " + value + " from byte " + start, harmed);
            }
        }
    }

    private void hideInAnotherFormat(String name, byte[] sound) {
        refused(
                name + " behind a page",
                join("<html><script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII), sound));
        refused(name + " behind a PDF", join("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII), sound));
        doubtful(name + " before an archive", join(sound, "PK\3\4archive".getBytes(StandardCharsets.US_ASCII)));
    }

    private void noise() {
        Map<String, byte[]> starts = Map.of(
                "jpeg",
                new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF},
                "png",
                new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'},
                "gif",
                "GIF89a".getBytes(StandardCharsets.US_ASCII),
                "bmp",
                "BM".getBytes(StandardCharsets.US_ASCII),
                "webp",
                "RIFF\0\1\0\0WEBP".getBytes(StandardCharsets.ISO_8859_1),
                "tiff",
                new byte[] {'I', 'I', 42, 0});
        new TreeMap<>(starts).forEach((format, start) -> {
            for (int length : new int[] {0, 1, 7, 64, 1000, 20_000}) {
                byte[] bytes = new byte[length];
                random.nextBytes(bytes);
                refused(length + " bytes of noise as " + format, join(start, bytes));
            }
        });
        for (int length : new int[] {1, 2, 11, 12, 100, 100_000}) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            bytes[0] = 0;
            refused(length + " bytes of noise", bytes);
            refused(length + " zero bytes", new byte[length]);
        }
        refused("nothing", new byte[0]);
    }

    private void otherFormats() {
        for (String start : List.of(
                "hello",
                "<svg xmlns='http://www.w3.org/2000/svg'/>",
                "%!PS-Adobe-3.0",
                "PK\3\4",
                "\177ELF",
                "MZ",
                "#!/bin/sh",
                "\0\0\0\30ftypheic",
                "\0\0\0\30ftypavif",
                "8BPS\0\1",
                "\0\0\1\0",
                "P6\n9999 9999\n255\n",
                "II+\0\10\0\0\0",
                "../../etc/passwd",
                "{\"file\":1}",
                "\n\n\n",
                "push graphic-context\nviewbox 0 0 640 480\n")) {
            refused("other format " + files.size(), join(start.getBytes(StandardCharsets.ISO_8859_1), new byte[64]));
        }
    }

    /** Small files that claim to be enormous pictures. */
    private void hugeDimensions(Map<String, byte[]> sound) {
        for (int side : new int[] {30_000, 65_535, 1_000_000, Integer.MAX_VALUE}) {
            refused("PNG of " + side, png(side, side));
            refused("narrow PNG of " + side, png(side, 1));
            refused("BMP of " + side, bmp(side));
            refused("TIFF of " + side, tiff(side, 0));
        }
        for (int side : new int[] {20_000, 65_535}) {
            byte[] gif = "GIF89a".getBytes(StandardCharsets.US_ASCII);
            ByteBuffer screen = ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN);
            screen.putShort((short) side).putShort((short) side).put(new byte[3]);
            screen.put((byte) ',')
                    .putInt(0)
                    .putShort((short) side)
                    .putShort((short) side)
                    .put((byte) 0);
            refused("GIF of " + side, join(gif, screen.array(), new byte[] {2, 2, 0x44, 1, 0, ';'}));
        }
        sound.forEach((name, bytes) -> {
            int frame = startOfFrame(bytes);
            if (frame > 0) {
                byte[] huge = bytes.clone();
                Arrays.fill(huge, frame + 5, frame + 9, (byte) 0xFF);
                refused(name + " of 65535", huge);
            }
        });
        byte[] canvas = ByteBuffer.allocate(30)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(22)
                .put("WEBPVP8X".getBytes(StandardCharsets.US_ASCII))
                .putInt(10)
                .putInt(0)
                .putInt(0xFFFFFF)
                .putShort((short) 0xFFFF)
                .array();
        refused("WebP of 16777216", canvas);
    }

    private static int startOfFrame(byte[] bytes) {
        if (bytes[0] != (byte) 0xFF || bytes[1] != (byte) 0xD8) {
            return -1;
        }
        for (int at = 2; at + 9 < bytes.length; at++) {
            if (bytes[at] == (byte) 0xFF && (bytes[at + 1] == (byte) 0xC0 || bytes[at + 1] == (byte) 0xC2)) {
                return at;
            }
        }
        return -1;
    }

    private static byte[] png(int width, int height) {
        ByteBuffer header = ByteBuffer.allocate(17).put("IHDR".getBytes(StandardCharsets.US_ASCII));
        header.putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
        byte[] zlib = {0x78, (byte) 0x9C, 0x63, 0, 0, 0, 1, 0, 1};
        return join(
                new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'},
                chunk(header.array()),
                chunk(join("IDAT".getBytes(StandardCharsets.US_ASCII), zlib)),
                chunk("IEND".getBytes(StandardCharsets.US_ASCII)));
    }

    private static byte[] chunk(byte[] typeAndData) {
        CRC32 crc = new CRC32();
        crc.update(typeAndData);
        return ByteBuffer.allocate(typeAndData.length + 8)
                .putInt(typeAndData.length - 4)
                .put(typeAndData)
                .putInt((int) crc.getValue())
                .array();
    }

    private static byte[] bmp(int side) {
        return ByteBuffer.allocate(58)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("BM".getBytes(StandardCharsets.US_ASCII))
                .putInt(58)
                .putInt(0)
                .putInt(54)
                .putInt(40)
                .putInt(side)
                .putInt(side)
                .putShort((short) 1)
                .putShort((short) 24)
                .array();
    }

    /** @param next where the directory after this one is said to be */
    private static byte[] tiff(int side, int next) {
        int[][] entries = {
            {256, 4, 1, side},
            {257, 4, 1, side},
            {258, 3, 1, 8},
            {259, 3, 1, 5},
            {262, 3, 1, 1},
            {273, 4, 1, 8},
            {277, 3, 1, 1},
            {278, 4, 1, side},
            {279, 4, 1, 8}
        };
        ByteBuffer file = ByteBuffer.allocate(16 + 2 + 12 * entries.length + 4).order(ByteOrder.LITTLE_ENDIAN);
        file.put(new byte[] {'I', 'I', 42, 0}).putInt(16).putLong(0).putShort((short) entries.length);
        for (int[] entry : entries) {
            file.putShort((short) entry[0])
                    .putShort((short) entry[1])
                    .putInt(entry[2])
                    .putInt(entry[3]);
        }
        return file.putInt(next).array();
    }

    /** Directories that point at themselves, at nothing, or at one another ten thousand times. */
    private void directoryChains() {
        for (int next : new int[] {16, 8, 1, Integer.MAX_VALUE, -1}) {
            refused("TIFF whose next directory is at " + next, tiff(40_000, next));
        }
        for (int offset : new int[] {0, 4, 7, 9, 1_000_000, -1}) {
            refused(
                    "TIFF whose directory is at " + offset,
                    ByteBuffer.allocate(9)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .put(new byte[] {'I', 'I', 42, 0})
                            .putInt(offset)
                            .array());
        }
        int directories = 10_000;
        ByteBuffer chain = ByteBuffer.allocate(8 + 6 * directories).order(ByteOrder.LITTLE_ENDIAN);
        chain.put(new byte[] {'I', 'I', 42, 0}).putInt(8);
        for (int i = 1; i <= directories; i++) {
            chain.putShort((short) 0).putInt(8 + 6 * (i % directories));
        }
        refused("TIFF of " + directories + " empty directories in a ring", chain.array());
    }

    private static byte[] join(byte[]... pieces) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            whole.writeBytes(piece);
        }
        return whole.toByteArray();
    }
}
