package io.authentica.train.generators;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Label;
import io.authentica.common.data.Sample;
import io.authentica.train.audit.AucEstimate;
import io.authentica.train.report.GeneratorMatrix;
import io.authentica.train.report.GeneratorMatrix.Area;
import io.authentica.train.report.GeneratorMatrix.Cell;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * What a finished model said of split test. Its file is what marks a row of a matrix as done.
 *
 * @param samples of split test
 * @param fakeProbabilities in their order
 * @param threshold above which the model calls an image fake
 */
@SuppressWarnings("ArrayRecordComponent") // neither compared nor changed
public record TestScores(List<Sample> samples, double[] fakeProbabilities, double threshold) {

    /** The name of the file in the directory of a run. */
    public static final String FILE_NAME = "test-scores.csv";

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();
    private static final List<String> COLUMNS = List.of("file_name", "label", "model", "fake_probability", "threshold");

    /** All digits, so that what is read equals what was written. */
    public String csv() throws IOException {
        StringWriter text = new StringWriter();
        try (CSVPrinter csv = new CSVPrinter(text, FORMAT)) {
            csv.printRecord(COLUMNS);
            for (int i = 0; i < fakeProbabilities.length; i++) {
                Sample sample = samples.get(i);
                csv.printRecord(
                        sample.fileName(), sample.label().id(), sample.generator(), fakeProbabilities[i], threshold);
            }
        }
        return text.toString();
    }

    /**
     * Reads what {@link #csv} wrote.
     *
     * @param samples of split test, of which there is at least one
     * @throws UserException if the file tells of other images
     */
    public static TestScores read(Path file, List<Sample> samples) throws IOException {
        List<Double> probabilities = new ArrayList<>();
        double threshold = 0;
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                CSVParser rows = CSVParser.parse(text, FORMAT)) {
            for (CSVRecord row : rows) {
                int index = (int) rows.getRecordNumber() - 2;
                String expected = index < 0
                        ? COLUMNS.get(0)
                        : index < samples.size() ? samples.get(index).fileName() : "";
                if (row.size() != COLUMNS.size() || !row.get(0).equals(expected)) {
                    throw damaged(file);
                }
                if (index >= 0) {
                    probabilities.add(Double.parseDouble(row.get(3)));
                    threshold = Double.parseDouble(row.get(4));
                }
            }
        } catch (NumberFormatException e) {
            throw damaged(file);
        }
        if (probabilities.size() != samples.size()) {
            throw damaged(file);
        }
        return new TestScores(
                samples, probabilities.stream().mapToDouble(Double::doubleValue).toArray(), threshold);
    }

    private static UserException damaged(Path file) {
        return new UserException(
                file + ": must have a row for each image of split test but was changed: delete it, and it is made"
                        + " anew from the model");
    }

    /** The row of the matrix that these scores make. */
    public GeneratorMatrix.Row row(MatrixPlan.Model model, List<String> columns) {
        int[] reals = indices(sample -> sample.label() == Label.REAL);
        List<Cell> cells = columns.stream().map(column -> cell(column, reals)).toList();
        return new GeneratorMatrix.Row(model.kind(), model.generator(), calledFake(reals), reals.length, cells);
    }

    private Cell cell(String generator, int[] reals) {
        int[] fakes = indices(
                sample -> sample.label() == Label.FAKE && sample.generator().equals(generator));
        double[] scores = IntStream.concat(IntStream.of(fakes), IntStream.of(reals))
                .mapToDouble(i -> fakeProbabilities[i])
                .toArray();
        boolean[] isFake = new boolean[scores.length];
        Arrays.fill(isFake, 0, fakes.length, true);
        AucEstimate auc = AucEstimate.of(scores, isFake);
        return new Cell(generator, calledFake(fakes), fakes.length, new Area(auc.auc(), auc.low(), auc.high()));
    }

    private int[] indices(Predicate<Sample> wanted) {
        return IntStream.range(0, samples.size())
                .filter(i -> wanted.test(samples.get(i)))
                .toArray();
    }

    private long calledFake(int[] indices) {
        return IntStream.of(indices)
                .filter(i -> fakeProbabilities[i] > threshold)
                .count();
    }
}
