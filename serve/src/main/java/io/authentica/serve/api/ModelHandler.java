package io.authentica.serve.api;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.authentica.common.image.Preprocessor;
import io.authentica.common.modelpackage.ModelDescription;
import io.authentica.serve.model.LiveModel;
import io.authentica.serve.model.ServedModel;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code GET /v1/model}: the model that answers now, as its package describes it. */
final class ModelHandler implements Handler {

    /**
     * The model's card.
     *
     * @param name the model's name, for people
     * @param version of the package: the start of {@code sha256}
     * @param sha256 of the package's {@code SHA256SUMS}
     * @param architecture timm's name of the network
     * @param engine by which inference runs
     * @param device where inference runs
     * @param labels the classes in the order of the network's outputs
     * @param input what the network sees
     * @param calibration how logits become probabilities
     * @param threshold where the verdict turns
     * @param provenance free facts on data, recipe, seed, versions and validation
     */
    @JsonPropertyOrder({
        "name",
        "version",
        "sha256",
        "architecture",
        "engine",
        "device",
        "labels",
        "input",
        "calibration",
        "threshold",
        "provenance"
    })
    private record ModelResponse(
            String name,
            String version,
            String sha256,
            String architecture,
            String engine,
            String device,
            List<String> labels,
            Input input,
            String calibration,
            ThresholdSummary threshold,
            Map<String, String> provenance) {}

    /**
     * @param width pixels
     * @param height pixels
     * @param resize the policy's name
     * @param mean subtracted from each channel
     * @param std each channel is divided by
     */
    private record Input(int width, int height, String resize, List<Double> mean, List<Double> std) {}

    private final LiveModel models;

    ModelHandler(LiveModel models) {
        this.models = models;
    }

    @Override
    public void handle(Context ctx) {
        ServedModel model = models.model();
        ModelDescription description = model.detector().description();
        ctx.json(new ModelResponse(
                description.name(),
                model.version(),
                model.sha256(),
                description.architecture().timmName(),
                model.detector().engineName(),
                model.detector().deviceName(),
                description.labels(),
                new Input(
                        Preprocessor.SIDE_PIXELS,
                        Preprocessor.SIDE_PIXELS,
                        description
                                .preprocessing()
                                .resize()
                                .name()
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '-'),
                        description.preprocessing().mean(),
                        description.preprocessing().std()),
                description.calibration().description(),
                ThresholdSummary.of(description),
                description.provenance()));
    }
}
