package io.authentica.train.audit;

import java.io.EOFException;
import java.nio.ByteOrder;

/** The first directory of an EXIF block: who made the file, as far as it says so. */
final class ExifTags {

    private static final int MAKE = 0x010F;
    private static final int MODEL = 0x0110;
    private static final int SOFTWARE = 0x0131;
    private static final int ASCII = 2;
    private static final int ENTRY_BYTES = 12;
    private static final int INLINE_BYTES = 4;
    private static final int MAX_TEXT_BYTES = 200;

    private ExifTags() {}

    /** @param tiff the block from its byte-order mark on; one that breaks off is read up to there */
    static void note(FileBytes tiff, MetadataNotes notes) {
        notes.add(MetadataKind.EXIF);
        ByteOrder order = tiff.hasAt(0, "MM") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        try {
            long directory = tiff.u32(4, order);
            int entries = tiff.u16(directory, order);
            for (int i = 0; i < entries; i++) {
                entry(tiff, directory + 2 + (long) i * ENTRY_BYTES, order, notes);
            }
        } catch (EOFException brokenOff) {
            // What is whole has been noted.
        }
    }

    private static void entry(FileBytes tiff, long at, ByteOrder order, MetadataNotes notes) throws EOFException {
        int tag = tiff.u16(at, order);
        boolean wanted = tag == MAKE || tag == MODEL || tag == SOFTWARE;
        if (!wanted || tiff.u16(at + 2, order) != ASCII) {
            return;
        }
        long count = tiff.u32(at + 4, order);
        long start = count <= INLINE_BYTES ? at + 8 : tiff.u32(at + 8, order);
        String text = tiff.part(start, start + count).text(0, MAX_TEXT_BYTES);
        if (tag == SOFTWARE) {
            notes.addSoftware(text);
        } else if (!text.isBlank()) {
            notes.add(MetadataKind.CAMERA);
        }
    }
}
