package io.authentica.train;

import io.authentica.common.calibration.Calibration;
import io.authentica.common.data.Label;
import io.authentica.common.modelpackage.DecisionThreshold;
import io.authentica.common.modelpackage.ModelDescription;
import io.authentica.common.modelpackage.UncertainBand;
import io.authentica.train.calibrate.CalibrationSplit;
import io.authentica.train.calibrate.UncertainRule;
import io.authentica.train.generators.TrainingData;
import io.authentica.train.recipe.Recipe;
import io.authentica.train.recipe.SelectionRecipe.Metric;
import io.authentica.train.report.Curves;
import io.authentica.train.report.DataCount;
import io.authentica.train.report.RunFacts;
import io.authentica.train.report.RunHistory;
import io.authentica.train.report.RunReport;
import io.authentica.train.run.ProcessMemory;
import io.authentica.train.run.RunDirectory;
import io.authentica.train.run.WriteFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What a finished run leaves for people, beside its package: {@code report.md} and {@code curves.png}. */
final class RunPapers {

    /** What still stands when a paper cannot be written. */
    static final String WAY_OUT = "the model package is complete; free or mend the disk and give --resume for the rest";

    private final Recipe recipe;
    private final TrainingData data;
    private final CalibrationSplit validation;
    private final Map<String, String> environment;
    private final RunDirectory run;
    private final Drawing drawing;

    /** Draws the curves of a run of this name into a file. */
    @FunctionalInterface
    interface Drawing {
        void write(Path file, String name, RunHistory history) throws IOException;
    }

    RunPapers(
            Recipe recipe,
            TrainingData data,
            CalibrationSplit validation,
            Map<String, String> environment,
            RunDirectory run,
            Drawing drawing) {
        this.recipe = recipe;
        this.data = data;
        this.validation = validation;
        this.environment = environment;
        this.run = run;
        this.drawing = drawing;
    }

    /**
     * Writes what is not there yet: a finished run that is resumed knows less of its epochs than the process that did them.
     *
     * @param initialWeights where training began, in words
     * @throws io.authentica.common.cli.UserException if the disk does not take them
     */
    void write(RunHistory history, ModelDescription packaged, String initialWeights) {
        writeMissing(RunReport.FILE_NAME, file -> RunReport.write(file, facts(history, packaged, initialWeights)));
        writeMissing(
                Curves.FILE_NAME, file -> Drawings.orWarning(file, () -> drawing.write(file, recipe.name(), history)));
    }

    @FunctionalInterface
    private interface Writing {
        void write(Path file) throws IOException;
    }

    private void writeMissing(String name, Writing writing) {
        Path file = run.path().resolve(name);
        if (Files.exists(file)) {
            return;
        }
        try {
            writing.write(file);
        } catch (IOException e) {
            throw WriteFailure.of(file, e, WAY_OUT);
        }
    }

    private RunFacts facts(RunHistory history, ModelDescription packaged, String initialWeights) throws IOException {
        return new RunFacts(
                recipe.name(),
                initialWeights,
                environment,
                data.manifest().sha256(),
                DataCount.of(data.counted()),
                data.rehearsal().map(TrainingData.Rehearsal::words),
                history,
                selectionRule(),
                calibration(packaged.calibration()),
                threshold(packaged.threshold()),
                uncertain(packaged.uncertain()),
                ProcessMemory.mib(ProcessMemory.PEAK),
                new RunFacts.Locations(
                        data.manifest().root().toString(),
                        run.packagePath().toString(),
                        run.path().resolve("evaluation").toString()));
    }

    private String selectionRule() {
        String best = switch (recipe.selection().metric()) {
            case AUC -> "highest AUC";
            case F1 -> "highest F1";
            case BALANCED_ACCURACY -> "highest balanced accuracy";
            case LOSS -> "lowest loss";
        };
        int chosenOn = validation.selection().size();
        int all = chosenOn + validation.calibration().size();
        String ties = recipe.selection().metric() == Metric.LOSS ? "" : "the lowest loss, then ";
        return best + " on " + chosenOn + " of " + all + " validation images, among equal epochs " + ties
                + "the earliest";
    }

    private Optional<String> calibration(Calibration calibration) {
        if (calibration.equals(Calibration.NONE)) {
            return Optional.empty();
        }
        long fakes = validation.calibration().stream()
                .filter(sample -> sample.label() == Label.FAKE)
                .count();
        long reals = validation.calibration().size() - fakes;
        return Optional.of(
                "%s, fitted to %d real and %d fake validation images that took no part in the choice of the epoch"
                        .formatted(calibration.description(), reals, fakes));
    }

    /** A recipe that asks for a band and gets none must not go unnoticed. */
    private Optional<String> uncertain(UncertainBand band) {
        if (recipe.decision().uncertain() instanceof UncertainRule.None) {
            return Optional.empty();
        }
        return Optional.of(
                band.isEmpty() ? band.rule() : "above %s, to %s: %s".formatted(band.low(), band.high(), band.rule()));
    }

    private static Optional<String> threshold(DecisionThreshold threshold) {
        return threshold.equals(DecisionThreshold.HALF)
                ? Optional.empty()
                : Optional.of(threshold.value() + ": " + threshold.rule());
    }
}
