package io.authentica.train.audit;

import java.util.stream.IntStream;

/** The examples of the reference script: 60 rows of seven zeros and ones. */
final class BinaryExamples {

    private BinaryExamples() {}

    static LogisticRegression.Examples examples() {
        int[][] rows = IntStream.range(0, 60)
                .mapToObj(i -> IntStream.range(0, 7)
                        .filter(j -> (i * i * (j + 3) + i * 7 + j * j * 13) % 11 < 5)
                        .toArray())
                .toArray(int[][]::new);
        return new LogisticRegression.Examples(rows, isFake(), 7);
    }

    static boolean[] isFake() {
        boolean[] isFake = new boolean[60];
        for (int k = 0; k < isFake.length; k++) {
            isFake[k] = (k * k * 3 + k * 5) % 7 < 3;
        }
        return isFake;
    }
}
