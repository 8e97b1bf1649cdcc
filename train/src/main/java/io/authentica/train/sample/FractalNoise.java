package io.authentica.train.sample;

import java.util.SplittableRandom;

/** Value noise summed over octaves: a texture whose amplitude falls with frequency as it does in photographs (1/f). */
final class FractalNoise {

    private FractalNoise() {}

    /**
     * Draws a texture that tiles.
     *
     * @param side pixels of the texture's side
     * @param firstCells lattice cells along a side in the coarsest octave
     * @param octaves how many octaves; each has twice the cells and half the amplitude of the one before
     * @return {@code side * side} values in about [-1, 1]
     */
    static float[] draw(SplittableRandom random, int side, int firstCells, int octaves) {
        float[] field = new float[side * side];
        int cells = firstCells;
        float amplitude = 0.5f;
        for (int octave = 0; octave < octaves && cells <= side; octave++) {
            addOctave(random, field, side, cells, amplitude);
            cells *= 2;
            amplitude *= 0.5f;
        }
        return field;
    }

    private static void addOctave(SplittableRandom random, float[] field, int side, int cells, float amplitude) {
        float[] lattice = new float[cells * cells];
        for (int i = 0; i < lattice.length; i++) {
            lattice[i] = amplitude * (2 * (float) random.nextDouble() - 1);
        }
        int[] cell = new int[side];
        float[] weight = new float[side];
        for (int x = 0; x < side; x++) {
            float position = (float) x * cells / side;
            cell[x] = (int) position;
            float t = position - cell[x];
            weight[x] = t * t * (3 - 2 * t);
        }
        for (int y = 0; y < side; y++) {
            int top = cell[y] * cells;
            int bottom = (cell[y] + 1) % cells * cells;
            float wy = weight[y];
            for (int x = 0; x < side; x++) {
                int left = cell[x];
                int right = left + 1 == cells ? 0 : left + 1;
                float wx = weight[x];
                float upper = lattice[top + left] + wx * (lattice[top + right] - lattice[top + left]);
                float lower = lattice[bottom + left] + wx * (lattice[bottom + right] - lattice[bottom + left]);
                field[y * side + x] += upper + wy * (lower - upper);
            }
        }
    }
}
