package io.authentica.evaluate.report;

import io.authentica.common.calibration.Calibration;
import io.authentica.common.data.Label;
import io.authentica.common.data.Sample;
import io.authentica.common.data.Split;
import io.authentica.common.image.Preprocessing;
import io.authentica.common.image.ResizePolicy;
import io.authentica.common.model.Variant;
import io.authentica.common.modelpackage.DecisionThreshold;
import io.authentica.common.modelpackage.ModelDescription;
import io.authentica.evaluate.score.EvaluatedImage;
import io.authentica.evaluate.score.Evaluation;
import io.authentica.evaluate.score.Prediction;
import io.authentica.evaluate.score.UnreadableBound;
import io.authentica.evaluate.score.UnreadableImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A small evaluation whose every number was worked out by hand. */
public final class HandMade {

    /** A name that would break a CSV line, a Markdown cell and a terminal line. */
    public static final String HOSTILE = "odd|gen,\n\u001b[31m\"x\"";

    private HandMade() {}

    public static List<Prediction> reals() {
        return List.of(
                prediction("real/1.jpg", Label.REAL, "clothing", 0.1),
                prediction("real/2.jpg", Label.REAL, "clothing", 0.2),
                prediction("real/3.jpg", Label.REAL, "clothing", 0.6),
                prediction("real/4.jpg", Label.REAL, "dreambooth", 0.3));
    }

    public static List<Prediction> fakes() {
        return List.of(
                prediction("fake/1.png", Label.FAKE, "flux", 0.9),
                prediction("fake/2.png", Label.FAKE, "flux", 0.6),
                prediction("fake/3.png", Label.FAKE, "flux", 0.8),
                prediction("fake/4.png", Label.FAKE, "sdxl", 0.4),
                prediction("fake/5.png", Label.FAKE, "sdxl", 0.3),
                prediction("fake/6.png", Label.FAKE, HOSTILE, 0.7));
    }

    public static Evaluation evaluation() {
        List<Prediction> all = new ArrayList<>(fakes());
        all.addAll(reals());
        return new Evaluation(all, List.of(new UnreadableImage("fake/7|8\n.png", "is cut off after 12 bytes")));
    }

    public static Prediction prediction(String fileName, Label label, String generator, double fakeProbability) {
        Label verdict = fakeProbability > 0.5 ? Label.FAKE : Label.REAL;
        return new Prediction(
                image(fileName, label, generator), Prediction.CLEAN, fakeProbability, fakeProbability, verdict);
    }

    public static EvaluatedImage image(String fileName, Label label, String generator) {
        return EvaluatedImage.of(new Sample(fileName, "", label, generator, "base", "2024-08", Split.TEST));
    }

    /** @param provenance keys and values in turn */
    public static ModelDescription model(String... provenance) {
        Map<String, String> facts = new TreeMap<>();
        for (int i = 0; i < provenance.length; i += 2) {
            facts.put(provenance[i], provenance[i + 1]);
        }
        return new ModelDescription(
                ModelDescription.SCHEMA_VERSION,
                "starter",
                Variant.TF_EFFICIENTNET_B0,
                List.of("real", "fake"),
                Preprocessing.imageNet(ResizePolicy.SQUASH_BILINEAR),
                DecisionThreshold.HALF,
                facts);
    }

    public static ModelDescription model(Calibration calibration, DecisionThreshold threshold) {
        ModelDescription plain = model();
        return new ModelDescription(
                plain.schemaVersion(),
                plain.name(),
                plain.architecture(),
                plain.labels(),
                plain.preprocessing(),
                calibration,
                threshold,
                plain.provenance());
    }

    public static ReportOrigin origin(ModelDescription model) {
        return ReportOrigin.of(
                "1.2.3",
                model,
                ModelOrigin.of(model, "a".repeat(64), "cpu"),
                "b".repeat(64),
                "split test",
                new UnreadableBound(0.125));
    }

    /** Few resamples, so that tests are fast. */
    public static Confidence confidence() {
        return new Confidence(17, 200, 2);
    }

    public static EvaluationReport report() {
        return report(model("train_generators", "flux, midjourney"), evaluation());
    }

    public static EvaluationReport report(ModelDescription model, Evaluation evaluation) {
        try {
            return ReportBuilder.build(origin(model), evaluation, confidence());
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
