package io.authentica.train.audit;

import io.authentica.common.image.JpegQuality;
import io.authentica.common.image.JpegTables;
import java.io.EOFException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The markers of a JPEG file up to its first scan, where all that is looked for stands. */
final class JpegMarkers {

    private static final int SOF0 = 0xC0;
    private static final int SOF2_PROGRESSIVE = 0xC2;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int APP1 = 0xE1;
    private static final int APP2 = 0xE2;
    private static final int APP11 = 0xEB;
    private static final int APP13 = 0xED;
    private static final int COM = 0xFE;
    private static final int JUMBF_SEARCH_BYTES = 64;

    private final MetadataNotes notes = new MetadataNotes();
    private final List<Component> components = new ArrayList<>();
    private String coding = "";

    /**
     * A component of the frame.
     *
     * @param horizontal sampling factor
     * @param vertical sampling factor
     */
    private record Component(int horizontal, int vertical) {}

    private JpegMarkers() {}

    /** Reads up to the first scan, or up to where the file is damaged. */
    static HeaderFacts.Details read(byte[] encoded) {
        JpegMarkers markers = new JpegMarkers();
        try {
            markers.readSegments(new FileBytes(encoded));
        } catch (EOFException brokenOff) {
            // What is whole has been read.
        }
        return markers.details(JpegTables.of(encoded));
    }

    private void readSegments(FileBytes file) throws EOFException {
        long at = 2;
        while (true) {
            while (file.u8(at) != 0xFF) {
                at++;
            }
            while (file.u8(at) == 0xFF) {
                at++;
            }
            int marker = file.u8(at);
            at++;
            if (marker == SOS || marker == EOI) {
                return;
            }
            if (marker > 1) {
                int length = file.u16(at, ByteOrder.BIG_ENDIAN);
                if (length < 2) {
                    return;
                }
                readSegment(marker, file.part(at + 2, at + length));
                at += length;
            }
        }
    }

    private void readSegment(int marker, FileBytes payload) throws EOFException {
        switch (marker) {
            case SOF0, SOF0 + 1, SOF2_PROGRESSIVE -> readFrame(marker, payload);
            case APP1 -> readApp1(payload);
            case APP2 -> noteIf(payload.hasAt(0, "ICC_PROFILE\0"), MetadataKind.ICC);
            case APP11 ->
                noteIf(payload.hasAt(0, "JP") && payload.contains("jumb", JUMBF_SEARCH_BYTES), MetadataKind.C2PA);
            case APP13 -> noteIf(payload.hasAt(0, "Photoshop 3.0\0"), MetadataKind.IPTC);
            case COM -> notes.add(MetadataKind.COMMENT);
            default -> {
                // Huffman tables, restart intervals, JFIF: the same from every encoder, or of no use here.
            }
        }
    }

    private void readApp1(FileBytes payload) throws EOFException {
        if (payload.hasAt(0, "Exif\0\0")) {
            ExifTags.note(payload.part(6, payload.length()), notes);
        } else {
            noteIf(payload.hasAt(0, "http://ns.adobe.com/xap/1.0/\0"), MetadataKind.XMP);
        }
    }

    private void noteIf(boolean present, MetadataKind kind) {
        if (present) {
            notes.add(kind);
        }
    }

    private void readFrame(int marker, FileBytes payload) throws EOFException {
        if (!components.isEmpty()) {
            return;
        }
        coding = marker == SOF2_PROGRESSIVE ? "progressive" : "baseline";
        int count = payload.u8(5);
        for (int i = 0; i < count; i++) {
            int at = 6 + 3 * i;
            int sampling = payload.u8(at + 1);
            components.add(new Component(sampling >> 4, sampling & 0xF));
        }
    }

    private HeaderFacts.Details details(List<int[]> used) {
        Optional<HeaderFacts.Jpeg> jpeg = used.isEmpty()
                ? Optional.empty()
                : Optional.of(new HeaderFacts.Jpeg(subsampling(), JpegQuality.estimate(used), fingerprint(used)));
        return new HeaderFacts.Details(coding, false, notes.kinds(), notes.software(), jpeg);
    }

    /** The usual name of how much coarser chroma is than luminance, where it has one. */
    private String subsampling() {
        if (components.size() == 1) {
            return "grey";
        }
        if (components.size() != 3) {
            return components.size() + " components";
        }
        Component luminance = components.get(0);
        Component chroma = components.get(1);
        boolean alike = chroma.horizontal() == components.get(2).horizontal()
                && chroma.vertical() == components.get(2).vertical();
        if (!alike || chroma.horizontal() == 0 || chroma.vertical() == 0) {
            return "other";
        }
        boolean whole =
                luminance.horizontal() % chroma.horizontal() == 0 && luminance.vertical() % chroma.vertical() == 0;
        int ratios = 10 * (luminance.horizontal() / chroma.horizontal()) + luminance.vertical() / chroma.vertical();
        return switch (whole ? ratios : 0) {
            case 11 -> "4:4:4";
            case 12 -> "4:4:0";
            case 21 -> "4:2:2";
            case 22 -> "4:2:0";
            case 41 -> "4:1:1";
            case 42 -> "4:1:0";
            default -> "other";
        };
    }

    private static String fingerprint(List<int[]> tables) {
        MessageDigest digest = ContentHash.newSha256();
        tables.forEach(table -> digest.update(Arrays.toString(table).getBytes(StandardCharsets.US_ASCII)));
        return ContentHash.hex(digest.digest()).substring(0, 8);
    }
}
