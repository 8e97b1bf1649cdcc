package io.authentica.common.image;

import java.util.List;
import java.util.Optional;

/**
 * The quality setting of libjpeg whose quantisation tables are nearest to those of a file, by the sum of absolute differences.
 *
 * @param quality 1 to 100; where two are as near, the lower
 * @param standard whether the file's tables are exactly those of that quality; if not, another encoder chose its own tables and
 *     the number only says how coarse they are
 */
public record JpegQuality(int quality, boolean standard) {

    /** ITU-T T.81, tables K.1 and K.2, which libjpeg scales; row by row. */
    private static final int[] LUMINANCE = {
        16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29,
        51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121,
        120, 101, 72, 92, 95, 98, 112, 100, 103, 99
    };

    private static final int[] CHROMINANCE = {
        17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99, 24, 26, 56, 99, 99, 99, 99, 99, 47, 66, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99
    };

    private static final int MAX_STEP = 255;

    /**
     * Estimates the quality of a file.
     *
     * @param encoded a JPEG file
     * @return empty where it has no tables or is damaged before its first scan
     */
    public static Optional<JpegQuality> of(byte[] encoded) {
        List<int[]> tables = JpegTables.of(encoded);
        return tables.isEmpty() ? Optional.empty() : Optional.of(estimate(tables));
    }

    /**
     * Estimates the quality.
     *
     * @param tables of luminance and, unless the picture is grey, of chrominance; 64 steps each, row by row
     */
    public static JpegQuality estimate(List<int[]> tables) {
        int best = 0;
        long nearest = Long.MAX_VALUE;
        for (int quality = 1; quality <= 100; quality++) {
            long distance = 0;
            for (int table = 0; table < tables.size(); table++) {
                distance += distance(tables.get(table), table == 0 ? LUMINANCE : CHROMINANCE, quality);
            }
            if (distance < nearest) {
                nearest = distance;
                best = quality;
            }
        }
        return new JpegQuality(best, nearest == 0);
    }

    private static long distance(int[] table, int[] standard, int quality) {
        int percent = quality < 50 ? 5000 / quality : 200 - 2 * quality;
        long sum = 0;
        for (int i = 0; i < JpegTables.COEFFICIENTS; i++) {
            int step = Math.max(1, Math.min(MAX_STEP, (standard[i] * percent + 50) / 100));
            // Encoders that write 16-bit tables do not cut steps off at 255.
            sum += Math.abs(Math.min(MAX_STEP, table[i]) - step);
        }
        return sum;
    }
}
