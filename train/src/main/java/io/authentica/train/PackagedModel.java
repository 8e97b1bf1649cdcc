package io.authentica.train;

import io.authentica.common.data.Label;
import io.authentica.common.data.Sample;
import io.authentica.common.modelpackage.ImageHashes;
import io.authentica.common.modelpackage.ModelDescription;
import io.authentica.common.modelpackage.ModelPackage;
import io.authentica.common.modelpackage.UncertainBand;
import io.authentica.train.calibrate.Decision;
import io.authentica.train.generators.TrainingData;
import io.authentica.train.loop.EpochMetrics;
import io.authentica.train.loop.Trainer;
import io.authentica.train.recipe.Recipe;
import io.authentica.train.run.WriteFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Turns a finished run into a model package with a card that says where it comes from. */
final class PackagedModel {

    private static final String REAL_SOURCES = "train_real_sources";
    private static final String GENERATORS = "train_generators";

    private final Recipe recipe;
    private final TrainingData data;
    private final InitialWeights initial;
    private final Map<String, String> environment;
    private final Trainer.Result result;
    private final Decision decision;

    PackagedModel(
            Recipe recipe,
            TrainingData data,
            InitialWeights initial,
            Map<String, String> environment,
            Trainer.Result result,
            Decision decision) {
        this.recipe = recipe;
        this.data = data;
        this.initial = initial;
        this.environment = environment;
        this.result = result;
        this.decision = decision;
    }

    ModelPackage write(Path directory) throws IOException {
        ModelDescription description = new ModelDescription(
                ModelDescription.SCHEMA_VERSION,
                recipe.name(),
                recipe.model().variant(),
                Optional.of(recipe.model().stemStride()),
                List.of(Label.REAL.id(), Label.FAKE.id()),
                recipe.preprocessing(),
                decision.calibration(),
                decision.threshold(),
                decision.uncertain(),
                provenance());
        // Names say nothing for sure about contents, and an epoch need not have shown every image: the files are read
        // once more.
        ImageHashes shown = ImageHashes.ofFiles(data.train().files());
        ImageHashes seen = withEarlier(shown);
        try {
            return ModelPackage.write(
                    directory, description, result.weights(), seen, recipe.toYaml(), card(description));
        } catch (IOException e) {
            throw WriteFailure.of(directory, e, WriteFailure.RESUME);
        }
    }

    /** With those that the initial package was trained on: its weights have seen them. */
    private ImageHashes withEarlier(ImageHashes shown) throws IOException {
        Optional<ImageHashes> earlier = initial.modelPackage().isPresent()
                ? initial.modelPackage().get().trainingImages()
                : Optional.empty();
        return earlier.map(shown::and).orElse(shown);
    }

    private Map<String, String> provenance() {
        EpochMetrics best = result.best();
        Map<String, String> facts = new LinkedHashMap<>(environment);
        facts.put("seed", Long.toString(recipe.seed()));
        facts.put("train_images", Integer.toString(data.train().samples().size()));
        data.rehearsal().ifPresent(rehearsal -> facts.put("rehearsal_images", Integer.toString(rehearsal.drawn())));
        facts.put(REAL_SOURCES, names(Label.REAL, REAL_SOURCES));
        facts.put(GENERATORS, names(Label.FAKE, GENERATORS));
        facts.put("best_epoch", Integer.toString(best.epoch()));
        facts.put("validation_auc", figure(best.validationAuc()));
        facts.put("validation_accuracy", figure(best.validationAccuracy()));
        facts.put("validation_f1", figure(best.validationF1()));
        facts.put("validation_balanced_accuracy", figure(best.validationBalancedAccuracy()));
        facts.put("validation_loss", figure(best.validationLoss()));
        facts.putAll(decision.facts());
        return facts;
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }

    /** With those that the initial package has seen: what it learnt from them is still there. */
    private String names(Label label, String fact) {
        TreeSet<String> names = new TreeSet<>();
        initial.modelPackage()
                .map(modelPackage -> modelPackage.description().provenance().getOrDefault(fact, ""))
                .ifPresent(earlier -> names.addAll(List.of(earlier.split(",", -1))));
        names.remove("");
        data.train().samples().stream()
                .filter(sample -> sample.label() == label)
                .map(Sample::generator)
                .forEach(names::add);
        return String.join(",", names);
    }

    private static String band(UncertainBand band) {
        if (band.isEmpty()) {
            return "Uncertain band: " + band.rule() + ".\n\n";
        }
        return "A probability above %s and at most %s is uncertain (%s).\n\n"
                .formatted(band.low(), band.high(), band.rule());
    }

    private static String card(ModelDescription description) {
        StringBuilder card = new StringBuilder();
        card.append("# ").append(description.name()).append("\n\n");
        card.append("A detector of AI-generated images: ")
                .append(description.architecture().timmName())
                .append(", two classes (real, fake), 224 x 224 pixels, resize policy `")
                .append(description.preprocessing().resize().id())
                .append("`.\n\n")
                .append("Calibration of probabilities: ")
                .append(description.calibration().description())
                .append(".\n\n")
                .append("An image is called fake when its probability is above ")
                .append(description.threshold().value())
                .append(" (")
                .append(description.threshold().rule())
                .append(").\n\n")
                .append(band(description.uncertain()))
                .append("The validation figures below chose the epoch: they are no estimate of how the model does on ")
                .append("new images. Use `scripts/evaluate.sh` on a test split for that.\n\n");
        card.append("| fact | value |\n|---|---|\n");
        description
                .provenance()
                .forEach((key, value) -> card.append("| ")
                        .append(key)
                        .append(" | ")
                        .append(value.replace("|", "\\|"))
                        .append(" |\n"));
        return card.toString();
    }
}
