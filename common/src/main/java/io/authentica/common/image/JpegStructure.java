package io.authentica.common.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import javax.imageio.IIOException;

/**
 * The segments of a JPEG file up to its first scan.
 *
 * @param componentIds one for each component, 1, 3 or 4 of them
 * @param jfif whether there is a JFIF segment
 * @param adobeTransform the colour transform of the Adobe segment, if there is one
 * @param kept tables and frame header: all segments but application data and comments
 * @param scansOffset where the first scan starts, bytes from the start of the file
 */
record JpegStructure(
        PixelSize size,
        List<Integer> componentIds,
        boolean jfif,
        OptionalInt adobeTransform,
        List<Segment> kept,
        int scansOffset) {

    private static final int SOF0_BASELINE = 0xC0;
    private static final int SOF1_EXTENDED = 0xC1;
    private static final int SOF2_PROGRESSIVE = 0xC2;
    private static final int DHT = 0xC4;
    private static final int JPG = 0xC8;
    private static final int DAC = 0xCC;
    private static final int SOF_LAST = 0xCF;
    private static final int RST0 = 0xD0;
    private static final int RST7 = 0xD7;
    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int APP0 = 0xE0;
    private static final int APP14 = 0xEE;
    private static final int APP15 = 0xEF;
    private static final int COM = 0xFE;
    private static final int TEM = 0x01;

    /** An ordinary progressive file has about ten; hostile ones have thousands, each a pass over the whole picture. */
    private static final int MAX_SCANS = 500;

    /** All of Adobe's segment but its last byte, the colour transform. */
    private static final byte[] ADOBE = {(byte) 0xFF, (byte) APP14, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0};

    /** Offset of the marker's 0xFF, and the offset after the segment. */
    record Segment(int start, int end) {}

    JpegStructure {
        componentIds = List.copyOf(componentIds);
        kept = List.copyOf(kept);
    }

    static JpegStructure parse(byte[] encoded) throws IOException {
        ByteCursor cursor = new ByteCursor(encoded, 2, ByteOrder.BIG_ENDIAN);
        List<Segment> kept = new ArrayList<>();
        List<Integer> componentIds = new ArrayList<>();
        PixelSize size = null;
        boolean jfif = false;
        OptionalInt adobeTransform = OptionalInt.empty();
        while (true) {
            int marker = nextMarker(cursor);
            int start = cursor.position() - 2;
            if (marker == SOS) {
                if (size == null) {
                    throw new IIOException("no frame header before the first scan");
                }
                return new JpegStructure(size, componentIds, jfif, adobeTransform, kept, start);
            }
            if (marker == EOI || marker == SOI || isRestart(marker)) {
                throw new IIOException("no scan before the end of the image");
            }
            int payload = cursor.position() + 2;
            int end = payload + segmentPayloadBytes(cursor);
            if (isFrameHeader(marker)) {
                if (size != null) {
                    throw new IIOException("more than one frame header");
                }
                size = frame(marker, cursor, componentIds);
            } else if (marker == APP0) {
                jfif |= hasTag(encoded, payload, end, "JFIF\0");
            } else if (marker == APP14 && hasTag(encoded, payload, end, "Adobe") && end - payload >= 12) {
                adobeTransform = OptionalInt.of(encoded[payload + 11] & 0xFF);
            }
            cursor.seek(end);
            if (marker != COM && (marker < APP0 || marker > APP15)) {
                kept.add(new Segment(start, end));
            }
        }
    }

    /**
     * The same picture without application data: what profiles, thumbnails and markers of colour would make of it in one decoder
     * or another does not arise.
     *
     * @param adobeTransform the colour transform that it then announces: 0 for none, 1 for YCbCr
     * @throws IIOException if the end-of-image marker is missing, as in every file that was cut short
     */
    byte[] withoutApplicationData(byte[] encoded, int adobeTransform) throws IOException {
        int end = endOfImage(encoded);
        ByteArrayOutputStream stripped = new ByteArrayOutputStream(encoded.length);
        stripped.write(0xFF);
        stripped.write(SOI);
        stripped.write(ADOBE, 0, ADOBE.length);
        stripped.write(adobeTransform);
        for (Segment segment : kept) {
            stripped.write(encoded, segment.start(), segment.end() - segment.start());
        }
        stripped.write(encoded, scansOffset, end - scansOffset);
        return stripped.toByteArray();
    }

    /**
     * The offset behind the end-of-image marker.
     *
     * @throws IIOException if the marker is missing
     */
    int endOfImage(byte[] encoded) throws IOException {
        int scans = 0;
        int position = scansOffset;
        while (position + 1 < encoded.length) {
            if (encoded[position] != (byte) 0xFF) {
                position++;
                continue;
            }
            int marker = encoded[position + 1] & 0xFF;
            if (marker == EOI) {
                return position + 2;
            }
            boolean insideScan = marker == 0 || isRestart(marker) || marker == TEM;
            if (marker == SOS && ++scans > MAX_SCANS) {
                throw new IIOException("more than " + MAX_SCANS + " scans");
            }
            if (marker == 0xFF) {
                position++;
            } else if (insideScan || position + 3 >= encoded.length) {
                position += 2;
            } else {
                position += 2 + (((encoded[position + 2] & 0xFF) << 8) | (encoded[position + 3] & 0xFF));
            }
        }
        throw new IIOException("cut short: the end-of-image marker is missing");
    }

    private static PixelSize frame(int marker, ByteCursor cursor, List<Integer> componentIds) throws IOException {
        if (marker != SOF0_BASELINE && marker != SOF1_EXTENDED && marker != SOF2_PROGRESSIVE) {
            throw new IIOException("neither baseline nor progressive Huffman coding (frame type 0x"
                    + Integer.toHexString(marker) + ")");
        }
        cursor.skip(2);
        int precision = cursor.u8();
        int height = cursor.u16();
        int width = cursor.u16();
        int components = cursor.u8();
        if (precision != 8) {
            throw new IIOException(precision + " bits a sample; only 8 are supported");
        }
        if (components != 1 && components != 3 && components != 4) {
            throw new IIOException(components + " components; only 1, 3 and 4 are supported");
        }
        for (int i = 0; i < components; i++) {
            componentIds.add(cursor.u8());
            cursor.skip(2);
        }
        return PixelSize.of(width, height);
    }

    /** Leaves the cursor behind the marker. Bytes between segments that belong to none are passed over, as libjpeg does. */
    private static int nextMarker(ByteCursor cursor) throws IOException {
        int previous = cursor.u8();
        while (true) {
            int next = cursor.u8();
            if (previous == 0xFF && next != 0xFF && next != 0 && next != TEM) {
                return next;
            }
            previous = next;
        }
    }

    /** @return bytes of the segment behind its length field; the cursor stays before that field */
    private static int segmentPayloadBytes(ByteCursor cursor) throws IOException {
        int start = cursor.position();
        int length = cursor.u16();
        if (length < 2) {
            throw new IIOException("segment with length " + length);
        }
        cursor.seek(start);
        return length - 2;
    }

    private static boolean isFrameHeader(int marker) {
        return marker >= SOF0_BASELINE && marker <= SOF_LAST && marker != DHT && marker != JPG && marker != DAC;
    }

    private static boolean isRestart(int marker) {
        return marker >= RST0 && marker <= RST7;
    }

    private static boolean hasTag(byte[] encoded, int start, int end, String tag) {
        if (end > encoded.length || end - start < tag.length()) {
            return false;
        }
        for (int i = 0; i < tag.length(); i++) {
            if (encoded[start + i] != tag.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
