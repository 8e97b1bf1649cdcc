package io.authentica.train.report;

import io.authentica.common.metrics.WilsonInterval;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * How models that differ in the generators they were trained on do on each generator.
 *
 * @param kind what the rows are
 * @param cells in any order; pairs may be missing
 */
public record GeneratorMatrix(Kind kind, List<Cell> cells) {

    /** The names of the files in the directory that a matrix is written to. */
    public static final String MARKDOWN_FILE = "matrix.md";

    public static final String CSV_FILE = "matrix.csv";
    public static final String AUC_FILE = "matrix-auc.png";
    public static final String RECALL_FILE = "matrix-recall.png";

    /** What a row's name says of its model. */
    public enum Kind {
        /** It was trained on this generator alone. */
        TRAINED_ON("trained on", "the generator that the model was trained on"),
        /** It was trained on all generators but this one. */
        TRAINED_WITHOUT("trained without", "the generator that the model has never seen");

        private final String words;
        private final String diagonal;

        Kind(String words, String diagonal) {
            this.words = words;
            this.diagonal = diagonal;
        }

        String words() {
            return words;
        }

        /** What a cell is whose row and column have the same name. */
        String diagonal() {
            return diagonal;
        }
    }

    /**
     * One model on one generator.
     *
     * @param row the generator that the model was trained on or without
     * @param column the generator tested
     * @param auc of the tested generator's images against reals; empty without reals
     * @param found fakes called fake
     * @param fakes images of the tested generator; at least 1
     */
    public record Cell(String row, String column, OptionalDouble auc, long found, long fakes) {

        public Cell {
            if (fakes < 1 || found < 0 || found > fakes) {
                throw new IllegalArgumentException(
                        "found must be in [0, fakes] and fakes at least 1 but were %d and %d".formatted(found, fakes));
            }
            if (auc.isPresent() && !(auc.getAsDouble() >= 0 && auc.getAsDouble() <= 1)) {
                throw new IllegalArgumentException("auc must be in [0, 1] but was " + auc.getAsDouble());
            }
        }

        double recall() {
            return found / (double) fakes;
        }

        WilsonInterval recallInterval() {
            return WilsonInterval.of(found, fakes).orElseThrow();
        }
    }

    private record Position(String row, String column) {}

    public GeneratorMatrix {
        cells = List.copyOf(cells);
        if (cells.isEmpty()) {
            throw new IllegalArgumentException("a matrix must have cells");
        }
        Set<Position> seen = new HashSet<>();
        for (Cell cell : cells) {
            if (!seen.add(new Position(cell.row(), cell.column()))) {
                throw new IllegalArgumentException("a matrix must have one cell a pair but has two of %s and %s"
                        .formatted(cell.row(), cell.column()));
            }
        }
    }

    /** By name. */
    List<String> rows() {
        return cells.stream().map(Cell::row).distinct().sorted().toList();
    }

    /** By name. */
    List<String> columns() {
        return cells.stream().map(Cell::column).distinct().sorted().toList();
    }

    Optional<Cell> cell(String row, String column) {
        return cells.stream()
                .filter(cell -> cell.row().equals(row) && cell.column().equals(column))
                .findFirst();
    }

    /** Writes all four files into a directory that exists. */
    public void write(Path directory) throws IOException {
        WholeFile.write(directory.resolve(CSV_FILE), MatrixText.csv(this));
        WholeFile.write(directory.resolve(MARKDOWN_FILE), MatrixText.markdown(this));
        WholeFile.write(directory.resolve(AUC_FILE), auc().draw());
        WholeFile.write(directory.resolve(RECALL_FILE), recall().draw());
    }

    /** From chance to perfect. */
    HeatMap auc() {
        return new HeatMap("AUC", 0.5, this, Cell::auc);
    }

    HeatMap recall() {
        return new HeatMap("Recall", 0, this, cell -> OptionalDouble.of(cell.recall()));
    }
}
