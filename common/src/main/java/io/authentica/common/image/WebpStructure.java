package io.authentica.common.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import javax.imageio.IIOException;

/**
 * Where the first frame of a WebP file is. A still picture is one frame that fills the canvas.
 *
 * @param size of the canvas
 * @param frame of the first frame
 * @param left offset of the frame on the canvas in pixels
 * @param top offset of the frame on the canvas in pixels
 * @param bitstream the chunk, VP8 or VP8L, that holds the frame's colours
 */
record WebpStructure(PixelSize size, PixelSize frame, int left, int top, Chunk bitstream) {

    private static final int FIRST_CHUNK_OFFSET = 12;
    private static final int CHUNK_HEAD_BYTES = 8;
    private static final int FRAME_HEAD_BYTES = 16;
    private static final int SIDE_MASK = 0x3FFF;
    private static final int LOSSLESS_SIGNATURE = 0x2F;
    private static final int LOSSY_START_CODE = 0x2A019D;
    private static final int ANIMATION_FLAG = 2;

    /** Offset of the chunk's four-letter name, the name, and the bytes of its payload. */
    record Chunk(int start, String name, int payloadBytes) {
        int payload() {
            return start + CHUNK_HEAD_BYTES;
        }

        int end() {
            return payload() + payloadBytes;
        }
    }

    static WebpStructure parse(byte[] encoded) throws IOException {
        Chunk first = chunk(encoded, FIRST_CHUNK_OFFSET);
        if (!first.name().equals("VP8X")) {
            PixelSize size = bitstreamSize(encoded, first);
            return new WebpStructure(size, size, 0, 0, first);
        }
        ByteCursor cursor = littleEndian(encoded, first.payload());
        boolean animated = (cursor.u8() & ANIMATION_FLAG) != 0;
        cursor.skip(3);
        PixelSize canvas = PixelSize.of(cursor.u24() + 1L, cursor.u24() + 1L);
        Chunk holder = find(encoded, following(first), encoded.length, animated ? "ANMF" : "VP8");
        if (!animated) {
            return onCanvas(canvas, bitstreamSize(encoded, holder), 0, 0, holder);
        }
        cursor.seek(holder.payload());
        int left = 2 * cursor.u24();
        int top = 2 * cursor.u24();
        Chunk bitstream = find(encoded, holder.payload() + FRAME_HEAD_BYTES, holder.end(), "VP8");
        return onCanvas(canvas, bitstreamSize(encoded, bitstream), left, top, bitstream);
    }

    /** The first frame as a still picture without alpha. */
    byte[] asStill(byte[] encoded) {
        int payloadBytes = bitstream.payloadBytes();
        int padding = payloadBytes & 1;
        ByteBuffer still = ByteBuffer.allocate(FIRST_CHUNK_OFFSET + CHUNK_HEAD_BYTES + payloadBytes + padding)
                .order(ByteOrder.LITTLE_ENDIAN);
        still.put("RIFF".getBytes(StandardCharsets.US_ASCII));
        still.putInt(still.capacity() - CHUNK_HEAD_BYTES);
        still.put("WEBP".getBytes(StandardCharsets.US_ASCII));
        still.put(encoded, bitstream.start(), CHUNK_HEAD_BYTES + payloadBytes);
        return still.array();
    }

    private static WebpStructure onCanvas(PixelSize canvas, PixelSize frame, int left, int top, Chunk bitstream)
            throws IIOException {
        if ((long) left + frame.width() > canvas.width() || (long) top + frame.height() > canvas.height()) {
            throw new IIOException("the first frame does not fit on the canvas");
        }
        return new WebpStructure(canvas, frame, left, top, bitstream);
    }

    /** @param prefix how the chunk's name starts */
    private static Chunk find(byte[] encoded, int from, int end, String prefix) throws IOException {
        int position = from;
        while (position < end) {
            Chunk chunk = chunk(encoded, position);
            if (chunk.name().startsWith(prefix)) {
                return chunk;
            }
            position = following(chunk);
        }
        throw new IIOException("no " + prefix + " chunk");
    }

    private static int following(Chunk chunk) {
        return chunk.end() + (chunk.payloadBytes() & 1);
    }

    private static Chunk chunk(byte[] encoded, int start) throws IOException {
        ByteCursor cursor = littleEndian(encoded, start);
        cursor.skip(4);
        long payloadBytes = cursor.u32();
        cursor.skip(payloadBytes);
        return new Chunk(start, new String(encoded, start, 4, StandardCharsets.ISO_8859_1), (int) payloadBytes);
    }

    private static PixelSize bitstreamSize(byte[] encoded, Chunk chunk) throws IOException {
        ByteCursor cursor = littleEndian(encoded, chunk.payload());
        switch (chunk.name()) {
            case "VP8 " -> {
                cursor.skip(3);
                if (cursor.u24() != LOSSY_START_CODE) {
                    throw new IIOException("no key frame in the VP8 chunk");
                }
                return PixelSize.of(cursor.u16() & SIDE_MASK, cursor.u16() & SIDE_MASK);
            }
            case "VP8L" -> {
                if (cursor.u8() != LOSSLESS_SIGNATURE) {
                    throw new IIOException("no picture in the VP8L chunk");
                }
                long bits = cursor.u32();
                return PixelSize.of((bits & SIDE_MASK) + 1, ((bits >> 14) & SIDE_MASK) + 1);
            }
            default -> throw new IIOException("unknown chunk where the picture should be");
        }
    }

    private static ByteCursor littleEndian(byte[] encoded, int position) throws IOException {
        ByteCursor cursor = new ByteCursor(encoded, 0, ByteOrder.LITTLE_ENDIAN);
        cursor.seek(position);
        return cursor;
    }
}
