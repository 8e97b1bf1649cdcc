package io.authentica.train.audit;

import java.io.EOFException;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Set;

/** The chunks of a PNG file. */
final class PngChunks {

    private static final int FIRST_CHUNK = 8;
    private static final int CHUNK_FRAME_BYTES = 12;
    private static final int MAX_KEYWORD_BYTES = 79;
    private static final int MAX_TEXT_BYTES = 200;
    private static final String XMP_KEYWORD = "xml:com.adobe.xmp";

    /** Keywords of AUTOMATIC1111's and its forks' web UI, ComfyUI, InvokeAI and NovelAI, in lower case. */
    private static final Set<String> GENERATION_KEYWORDS =
            Set.of("parameters", "prompt", "workflow", "dream", "sd-metadata", "invokeai_metadata", "invokeai_graph");

    private final MetadataNotes notes = new MetadataNotes();
    private boolean alpha;
    private String coding = "";

    private PngChunks() {}

    /** Reads all chunks, or those before the file is damaged. */
    static HeaderFacts.Details read(FileBytes file) {
        PngChunks chunks = new PngChunks();
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
            long length = file.u32(at, ByteOrder.BIG_ENDIAN);
            String type = file.part(at + 4, at + 8).text(0, 4);
            if (type.equals("IEND")) {
                return;
            }
            readChunk(type, file.part(at + 8, at + 8 + length));
            at += length + CHUNK_FRAME_BYTES;
        }
    }

    private void readChunk(String type, FileBytes data) throws EOFException {
        switch (type) {
            case "IHDR" -> {
                int colourType = data.u8(9);
                alpha |= (colourType & 4) != 0;
                coding = (data.u8(12) == 0 ? "" : "interlaced ") + data.u8(8) + "-bit " + colours(colourType);
            }
            case "tRNS" -> alpha = true;
            case "iCCP" -> notes.add(MetadataKind.ICC);
            case "eXIf" -> ExifTags.note(data, notes);
            case "caBX" -> notes.add(MetadataKind.C2PA);
            case "tEXt", "zTXt", "iTXt" -> readText(type, data);
            default -> {
                // Pixels, palettes, times and resolutions.
            }
        }
    }

    private void readText(String type, FileBytes data) {
        String keyword = data.text(0, MAX_KEYWORD_BYTES);
        String lower = keyword.toLowerCase(Locale.ROOT);
        if (lower.equals(XMP_KEYWORD)) {
            notes.add(MetadataKind.XMP);
            return;
        }
        notes.add(MetadataKind.TEXT);
        if (GENERATION_KEYWORDS.contains(lower)) {
            notes.add(MetadataKind.GENERATION_TEXT);
        } else if (lower.equals("software")) {
            // What is compressed or has a language is not unpacked: that it is there says enough.
            notes.addSoftware(type.equals("tEXt") ? data.text(keyword.length() + 1, MAX_TEXT_BYTES) : "(" + type + ")");
        }
    }

    private static String colours(int colourType) {
        return switch (colourType) {
            case 0 -> "grey";
            case 2 -> "RGB";
            case 3 -> "palette";
            case 4 -> "grey with alpha";
            case 6 -> "RGB with alpha";
            default -> "colour type " + colourType;
        };
    }
}
