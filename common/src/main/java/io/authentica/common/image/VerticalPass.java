package io.authentica.common.image;

import java.util.Arrays;

/** Sums rows by weight. Each input row is made once, when it is needed first, and kept as long as it is needed. */
final class VerticalPass {

    private final RowSource source;
    private final ResampleWeights rows;
    private final int[][] kept;
    private int next;

    VerticalPass(RowSource source, ResampleWeights rows) {
        this.source = source;
        this.rows = rows;
        this.kept = new int[Arrays.stream(rows.count).max().orElseThrow()][source.samples()];
        this.next = rows.first[0];
    }

    RgbImage run() {
        int samples = source.samples();
        int height = rows.first.length;
        byte[] out = new byte[samples * height];
        int[] sums = new int[samples];
        for (int y = 0; y < height; y++) {
            int end = rows.first[y] + rows.count[y];
            for (; next < end; next++) {
                source.row(next, kept[next % kept.length]);
            }
            Arrays.fill(sums, ResampleWeights.HALF);
            for (int k = 0; k < rows.count[y]; k++) {
                add(kept[(rows.first[y] + k) % kept.length], rows.weights[y * rows.taps + k], sums);
            }
            toBytes(sums, out, y * samples);
        }
        return new RgbImage(samples / 3, height, out);
    }

    /** Apart, and int in and out, so that the compiler turns it into vector instructions. */
    private static void add(int[] row, int weight, int[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += row[i] * weight;
        }
    }

    private static void toBytes(int[] sums, byte[] out, int start) {
        for (int i = 0; i < sums.length; i++) {
            out[start + i] = (byte) ResampleWeights.level(sums[i]);
        }
    }
}
