package io.authentica.train.audit;

import java.io.EOFException;
import java.nio.ByteOrder;

/** The chunks of a WebP file. */
final class WebpChunks {

    private static final int FIRST_CHUNK = 12;
    private static final int CHUNK_HEAD_BYTES = 8;
    private static final int ALPHA_FLAG = 0x10;

    /** In VP8L: after the signature's byte, 28 bits of size, then whether alpha is used. */
    private static final int LOSSLESS_ALPHA_BIT = 28;

    private final MetadataNotes notes = new MetadataNotes();
    private boolean alpha;
    private String coding = "";

    private WebpChunks() {}

    /** Reads all chunks, or those before the file is damaged. */
    static HeaderFacts.Details read(FileBytes file) {
        WebpChunks chunks = new WebpChunks();
        try {
            chunks.readChunks(file);
        } catch (EOFException brokenOff) {
            // What is whole has been read.
        }
        return HeaderFacts.Details.of(chunks.coding, chunks.alpha, chunks.notes);
    }

    private void readChunks(FileBytes file) throws EOFException {
        long at = FIRST_CHUNK;
        while (at < file.length()) {
            String name = file.part(at, at + 4).text(0, 4);
            long length = file.u32(at + 4, ByteOrder.LITTLE_ENDIAN);
            readChunk(name, file.part(at + CHUNK_HEAD_BYTES, at + CHUNK_HEAD_BYTES + length));
            at += CHUNK_HEAD_BYTES + length + (length & 1);
        }
    }

    private void readChunk(String name, FileBytes data) throws EOFException {
        switch (name) {
            case "VP8X" -> alpha |= (data.u8(0) & ALPHA_FLAG) != 0;
            case "VP8 " -> coding = coding.isEmpty() ? "lossy" : coding;
            case "VP8L" -> {
                coding = coding.isEmpty() ? "lossless" : coding;
                alpha |= ((data.u32(1, ByteOrder.LITTLE_ENDIAN) >> LOSSLESS_ALPHA_BIT) & 1) != 0;
            }
            case "ANIM" -> coding = "animated";
            case "ICCP" -> notes.add(MetadataKind.ICC);
            case "XMP " -> notes.add(MetadataKind.XMP);
            case "C2PA" -> notes.add(MetadataKind.C2PA);
            case "EXIF" -> ExifTags.note(data.hasAt(0, "Exif\0\0") ? data.part(6, data.length()) : data, notes);
            default -> {
                // Frames and alpha planes.
            }
        }
    }
}
