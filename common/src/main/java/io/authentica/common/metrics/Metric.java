package io.authentica.common.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The metrics of a report, in the order of its tables. All but log loss are in [0, 1], MCC in [-1, 1]. The positive class is fake. */
public enum Metric {
    ACCURACY("accuracy", "accuracy", Kind.VERDICT, Direction.HIGHER),
    BALANCED_ACCURACY("balanced_accuracy", "balanced accuracy", Kind.VERDICT, Direction.HIGHER),
    PRECISION("precision", "precision", Kind.VERDICT, Direction.HIGHER),
    RECALL("recall", "recall", Kind.VERDICT, Direction.HIGHER),
    SPECIFICITY("specificity", "specificity", Kind.VERDICT, Direction.HIGHER),
    F1("f1", "F1", Kind.VERDICT, Direction.HIGHER),
    /** Matthews correlation coefficient (Matthews 1975). */
    MCC("mcc", "MCC", Kind.VERDICT, Direction.HIGHER),
    ROC_AUC("roc_auc", "ROC AUC", Kind.RANKING, Direction.HIGHER),
    AVERAGE_PRECISION("average_precision", "average precision", Kind.RANKING, Direction.HIGHER),
    /** Equal error rate: where the ROC curve's false positive rate is its false negative rate. */
    EER("eer", "EER", Kind.RANKING, Direction.LOWER),
    TPR_AT_FPR_1("tpr_at_fpr_1", "TPR at 1 % FPR", Kind.RANKING, Direction.HIGHER),
    TPR_AT_FPR_5("tpr_at_fpr_5", "TPR at 5 % FPR", Kind.RANKING, Direction.HIGHER),
    FPR_AT_TPR_95("fpr_at_tpr_95", "FPR at 95 % TPR", Kind.RANKING, Direction.LOWER),
    LOG_LOSS("log_loss", "log loss", Kind.PROBABILITY, Direction.LOWER),
    BRIER("brier", "Brier score", Kind.PROBABILITY, Direction.LOWER),
    ECE("ece", "ECE", Kind.PROBABILITY, Direction.LOWER);

    /** What a metric judges. */
    public enum Kind {
        /** Verdicts, which need a threshold. */
        VERDICT,
        /** The order of the images, whatever the threshold. */
        RANKING,
        /** The probabilities themselves. */
        PROBABILITY
    }

    /** Which values are the better ones. */
    public enum Direction {
        HIGHER,
        LOWER
    }

    private final String key;
    private final String title;
    private final Kind kind;
    private final Direction better;

    Metric(String key, String title, Kind kind, Direction better) {
        this.key = key;
        this.title = title;
        this.kind = kind;
        this.better = better;
    }

    /** The key in {@code report.json} and on the command line. */
    public String key() {
        return key;
    }

    /** The name for people. */
    public String title() {
        return title;
    }

    public Kind kind() {
        return kind;
    }

    public Direction better() {
        return better;
    }

    /** Where the metric stands in an array with one value a metric: an {@code EnumMap} in the innermost loop would box each. */
    @SuppressWarnings("EnumOrdinal")
    int column() {
        return ordinal();
    }

    /** The metrics of a kind, in their order. */
    public static List<Metric> of(Kind kind) {
        return Arrays.stream(values()).filter(metric -> metric.kind == kind).toList();
    }

    /** The metric with this key, if there is one. */
    public static Optional<Metric> withKey(String key) {
        return Arrays.stream(values()).filter(metric -> metric.key.equals(key)).findFirst();
    }
}
