package io.authentica.evaluate.report;

import io.authentica.common.modelpackage.DecisionThreshold;
import io.authentica.common.modelpackage.ModelDescription;
import io.authentica.evaluate.score.UnreadableBound;
import java.util.Optional;

/**
 * Where the numbers of a report come from. It holds no date, so that the same inputs give the same report, byte for byte.
 *
 * @param libraryVersion the version of Authentica
 * @param name of the detector
 * @param threshold that its verdicts were made with; empty where only the verdicts are known
 * @param model the model package; empty for predictions of other tools, or where only the predictions are left
 * @param dataSha256 of the data set's manifest, in hexadecimal; empty where it was not read
 * @param scope which images these are, in words, such as "split test"
 * @param unreadableBound how many images were allowed to be unreadable; empty where nobody read images
 */
public record ReportOrigin(
        String libraryVersion,
        String name,
        Optional<DecisionThreshold> threshold,
        Optional<ModelOrigin> model,
        Optional<String> dataSha256,
        String scope,
        Optional<UnreadableBound> unreadableBound) {

    /** Of an evaluation that has just run a model package. */
    public static ReportOrigin of(
            String libraryVersion,
            ModelDescription model,
            ModelOrigin origin,
            String dataSha256,
            String scope,
            UnreadableBound unreadableBound) {
        return new ReportOrigin(
                libraryVersion,
                model.name(),
                Optional.of(model.threshold()),
                Optional.of(origin),
                Optional.of(dataSha256),
                scope,
                Optional.of(unreadableBound));
    }

    /** The same, computed by another version of Authentica. */
    ReportOrigin computedBy(String version) {
        return new ReportOrigin(version, name, threshold, model, dataSha256, scope, unreadableBound);
    }

    /** The same with another name. */
    public ReportOrigin named(String other) {
        return new ReportOrigin(libraryVersion, other, threshold, model, dataSha256, scope, unreadableBound);
    }

    /** The same with verdicts at another threshold. */
    public ReportOrigin at(DecisionThreshold other) {
        return new ReportOrigin(libraryVersion, name, Optional.of(other), model, dataSha256, scope, unreadableBound);
    }
}
