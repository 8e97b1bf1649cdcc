package io.authentica.common.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.IIOException;

/**
 * The first directory of a TIFF file, with the entries that make its picture and no others.
 *
 * @param stored size of the picture before it is turned
 * @param orientation 1 to 8 as in EXIF; Pillow turns TIFF files by it, and no others
 * @param fields by tag, in ascending order
 */
record TiffDirectory(ByteOrder order, PixelSize stored, int orientation, Map<Integer, Field> fields) {

    static final int BITS_PER_SAMPLE = 258;
    static final int COMPRESSION = 259;
    static final int PHOTOMETRIC = 262;
    static final int STRIP_OFFSETS = 273;
    static final int STRIP_BYTE_COUNTS = 279;
    static final int COLOR_MAP = 320;
    static final int TILE_WIDTH = 322;
    static final int TILE_LENGTH = 323;
    static final int TILE_OFFSETS = 324;
    static final int TILE_BYTE_COUNTS = 325;
    static final int EXTRA_SAMPLES = 338;
    static final int SAMPLE_FORMAT = 339;

    private static final int WIDTH = 256;
    private static final int LENGTH = 257;
    private static final int FILL_ORDER = 266;
    private static final int ORIENTATION = 274;
    static final int SAMPLES_PER_PIXEL = 277;
    static final int ROWS_PER_STRIP = 278;
    static final int PLANAR_CONFIGURATION = 284;
    private static final int PREDICTOR = 317;

    private static final List<Integer> PICTURE_TAGS = List.of(
            WIDTH,
            LENGTH,
            BITS_PER_SAMPLE,
            COMPRESSION,
            PHOTOMETRIC,
            FILL_ORDER,
            STRIP_OFFSETS,
            ORIENTATION,
            SAMPLES_PER_PIXEL,
            ROWS_PER_STRIP,
            STRIP_BYTE_COUNTS,
            PLANAR_CONFIGURATION,
            PREDICTOR,
            COLOR_MAP,
            TILE_WIDTH,
            TILE_LENGTH,
            TILE_OFFSETS,
            TILE_BYTE_COUNTS,
            EXTRA_SAMPLES,
            SAMPLE_FORMAT);

    private static final int ENTRY_BYTES = 12;
    private static final int VALUE_OFFSET_IN_ENTRY = 8;
    private static final int DIRECTORY_POINTER_OFFSET = 4;
    private static final int INLINE_BYTES = 4;

    /** Far more strips than any writer makes of a picture. */
    private static final int MAX_VALUES = 1 << 18;

    private static final int FIRST_TURNED_ORIENTATION = 5;
    private static final int LAST_ORIENTATION = 8;

    /** Offset of the entry in the file, and its values, unsigned. */
    record Field(int start, List<Long> values) {
        Field {
            values = List.copyOf(values);
        }
    }

    TiffDirectory {
        fields = new TreeMap<>(fields);
    }

    static TiffDirectory parse(byte[] encoded) throws IOException {
        ByteOrder order = encoded[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        ByteCursor cursor = new ByteCursor(encoded, DIRECTORY_POINTER_OFFSET, order);
        cursor.seek(cursor.u32());
        Map<Integer, Field> fields = new TreeMap<>();
        int entries = cursor.u16();
        for (int i = 0; i < entries; i++) {
            int start = cursor.position();
            int tag = cursor.u16();
            if (PICTURE_TAGS.contains(tag)) {
                fields.put(tag, field(cursor, start));
            }
            cursor.seek(start + (long) ENTRY_BYTES);
        }
        PixelSize stored = PixelSize.of(value(fields, WIDTH, 0), value(fields, LENGTH, 0));
        long orientation = value(fields, ORIENTATION, 1);
        fields.remove(ORIENTATION);
        boolean known = orientation >= 1 && orientation <= LAST_ORIENTATION;
        return new TiffDirectory(order, stored, known ? (int) orientation : 1, fields);
    }

    /** Of the picture as it is shown. */
    PixelSize size() {
        return orientation >= FIRST_TURNED_ORIENTATION ? stored.transposed() : stored;
    }

    /** All values of a tag; none if it is absent. */
    List<Long> values(int tag) {
        Field field = fields.get(tag);
        return field == null ? List.of() : field.values();
    }

    /** The first value of a tag. */
    long value(int tag, long absent) {
        return value(fields, tag, absent);
    }

    /** The file with a directory of these entries alone: no profiles, no further pages, nothing that has not been checked. */
    byte[] withoutOtherEntries(byte[] encoded) {
        int start = encoded.length + (encoded.length & 1);
        byte[] file = Arrays.copyOf(encoded, start + 2 + fields.size() * ENTRY_BYTES + 4);
        ByteBuffer buffer = ByteBuffer.wrap(file).order(order);
        buffer.putInt(DIRECTORY_POINTER_OFFSET, start);
        buffer.position(start);
        buffer.putShort((short) fields.size());
        for (Field field : fields.values()) {
            buffer.put(encoded, field.start(), ENTRY_BYTES);
        }
        return file;
    }

    private static Field field(ByteCursor cursor, int start) throws IOException {
        int type = cursor.u16();
        int valueBytes = switch (type) {
            case 1 -> 1;
            case 3 -> 2;
            case 4 -> 4;
            default -> throw new IIOException("a directory entry has type " + type);
        };
        long count = cursor.u32();
        if (count * valueBytes > INLINE_BYTES) {
            cursor.seek(start + (long) VALUE_OFFSET_IN_ENTRY);
            cursor.seek(cursor.u32());
        }
        if (count < 1 || count > MAX_VALUES || count * valueBytes > cursor.remaining()) {
            throw new IIOException("a directory entry has " + count + " values");
        }
        Long[] values = new Long[(int) count];
        for (int i = 0; i < values.length; i++) {
            values[i] = valueBytes == 1 ? cursor.u8() : valueBytes == 2 ? cursor.u16() : cursor.u32();
        }
        return new Field(start, List.of(values));
    }

    private static long value(Map<Integer, Field> fields, int tag, long absent) {
        Field field = fields.get(tag);
        return field == null ? absent : field.values().get(0);
    }
}
