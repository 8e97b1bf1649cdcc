package io.authentica.train.report;

import io.authentica.common.metrics.WilsonInterval;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * How models that differ in the generators they were trained on do on each generator of a test split, all against one pool of
 * reals.
 *
 * @param pool which reals, in words: {@code camera 40, scan 12}
 * @param rows at least one; all with the same columns
 */
public record GeneratorMatrix(String pool, List<Row> rows) {

    /** The names of the files in the directory that a matrix is written to. */
    public static final String MARKDOWN_FILE = "matrix.md";

    public static final String CSV_FILE = "matrix.csv";
    public static final String PICTURE_FILE = "matrix.png";

    /** How a model's training fakes were chosen. */
    public enum Kind {
        /** Those of this generator alone. */
        TRAINED_ON("on", "trained_on"),
        /** Those of all generators but this one. */
        TRAINED_WITHOUT("without", "trained_without");

        private final String word;
        private final String id;

        Kind(String word, String id) {
            this.word = word;
            this.id = id;
        }

        /** Before the generator's name: on, without. */
        public String word() {
            return word;
        }

        /** In tables for programs. */
        public String id() {
            return id;
        }
    }

    /**
     * One model.
     *
     * @param kind how its fakes were chosen
     * @param generator by which generator
     * @param falsePositives reals of the pool that it calls fake
     * @param reals in the pool; at least 1
     * @param cells how it does on each generator
     */
    public record Row(Kind kind, String generator, long falsePositives, long reals, List<Cell> cells) {

        public Row {
            requireCounts("falsePositives", falsePositives, "reals", reals);
            cells = List.copyOf(cells);
        }

        String name() {
            return kind.word() + " " + generator;
        }

        double falsePositiveRate() {
            return falsePositives / (double) reals;
        }

        WilsonInterval falsePositiveInterval() {
            return WilsonInterval.of(falsePositives, reals).orElseThrow();
        }
    }

    /**
     * One model on one generator.
     *
     * @param generator tested
     * @param found fakes called fake
     * @param fakes images of the tested generator; at least 1
     * @param auc of these images against the pool of reals
     */
    public record Cell(String generator, long found, long fakes, Area auc) {

        public Cell {
            requireCounts("found", found, "fakes", fakes);
        }

        double recall() {
            return found / (double) fakes;
        }

        WilsonInterval recallInterval() {
            return WilsonInterval.of(found, fakes).orElseThrow();
        }
    }

    /**
     * An area under a ROC curve, in [0, 1], with its 95 % interval.
     *
     * @param low the interval's lower end
     * @param high the interval's upper end
     */
    public record Area(double value, double low, double high) {

        public Area {
            if (!(0 <= low && low <= value && value <= high && high <= 1)) {
                throw new IllegalArgumentException("an area must be in its interval and that in [0, 1] but were " + low
                        + ", " + value + ", " + high);
            }
        }
    }

    public GeneratorMatrix {
        rows = List.copyOf(rows);
        if (rows.isEmpty() || rows.get(0).cells().isEmpty()) {
            throw new IllegalArgumentException("a matrix must have cells");
        }
        List<String> columns = columns(rows.get(0));
        for (Row row : rows) {
            if (!columns(row).equals(columns)) {
                throw new IllegalArgumentException("the rows of a matrix must have the same columns but " + row.name()
                        + " has " + columns(row) + " and not " + columns);
            }
        }
    }

    /** The generators tested. */
    List<String> columns() {
        return columns(rows.get(0));
    }

    private static List<String> columns(Row row) {
        return row.cells().stream().map(Cell::generator).toList();
    }

    private static void requireCounts(String part, long count, String whole, long total) {
        if (total < 1 || count < 0 || count > total) {
            throw new IllegalArgumentException("%s must be in [0, %s] and %s at least 1 but were %d and %d"
                    .formatted(part, whole, whole, count, total));
        }
    }

    /** Writes the tables into a directory that exists. */
    public void writeTables(Path directory) throws IOException {
        WholeFile.write(directory.resolve(CSV_FILE), MatrixText.csv(this));
        WholeFile.write(directory.resolve(MARKDOWN_FILE), MatrixText.markdown(this));
    }

    /** Draws the areas; a Java without fonts cannot. */
    public void drawPicture(Path directory) throws IOException {
        WholeFile.write(directory.resolve(PICTURE_FILE), new HeatMap(this).draw());
    }
}
