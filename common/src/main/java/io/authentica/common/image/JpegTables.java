package io.authentica.common.image;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The quantisation tables of JPEG files: how coarsely the encoder rounded. */
public final class JpegTables {

    /** Of a block of 8 x 8. */
    static final int COEFFICIENTS = 64;

    private static final int DQT = 0xDB;
    private static final int DHT = 0xC4;
    private static final int MARKER_AND_LENGTH_BYTES = 4;

    /** Row-by-row position of the coefficient with this number in the file. */
    private static final int[] ZIGZAG = {
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14,
        21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60,
        61, 54, 47, 55, 62, 63
    };

    private JpegTables() {}

    /**
     * Reads the tables that the picture uses.
     *
     * @param encoded a JPEG file
     * @return that of luminance and, unless the picture is grey, that of chrominance; 64 steps each, row by row. Empty where the file
     *     has none or is damaged before its first scan
     */
    public static List<int[]> of(byte[] encoded) {
        Map<Integer, int[]> tables = new TreeMap<>();
        List<Integer> used = List.of();
        try {
            for (JpegStructure.Segment segment : JpegStructure.parse(encoded).kept()) {
                int marker = encoded[segment.start() + 1] & 0xFF;
                ByteCursor payload =
                        new ByteCursor(encoded, segment.start() + MARKER_AND_LENGTH_BYTES, ByteOrder.BIG_ENDIAN);
                if (marker == DQT) {
                    readTables(payload, segment.end(), tables);
                } else if (marker >= 0xC0 && marker < DHT) {
                    used = tableOfEachComponent(payload);
                }
            }
        } catch (IOException damaged) {
            return List.of();
        }
        // Cb stands for both: no encoder in use gives Cr another table.
        return used.stream()
                .limit(2)
                .filter(tables::containsKey)
                .map(tables::get)
                .toList();
    }

    private static void readTables(ByteCursor payload, int end, Map<Integer, int[]> tables) throws IOException {
        while (payload.position() < end) {
            int head = payload.u8();
            int[] table = new int[COEFFICIENTS];
            for (int position : ZIGZAG) {
                table[position] = head >> 4 == 0 ? payload.u8() : payload.u16();
            }
            tables.put(head & 0xF, table);
        }
    }

    private static List<Integer> tableOfEachComponent(ByteCursor frame) throws IOException {
        frame.skip(5);
        int count = frame.u8();
        List<Integer> tables = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            frame.skip(2);
            tables.add(frame.u8());
        }
        return tables;
    }
}
