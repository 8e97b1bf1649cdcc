package io.authentica.evaluate.report;

/** The metrics of a report, in the order of its tables. */
public enum Metric {
    ACCURACY("accuracy", "accuracy"),
    BALANCED_ACCURACY("balanced_accuracy", "balanced accuracy"),
    PRECISION("precision", "precision"),
    RECALL("recall", "recall"),
    SPECIFICITY("specificity", "specificity"),
    F1("f1", "F1"),
    ROC_AUC("roc_auc", "ROC AUC"),
    AVERAGE_PRECISION("average_precision", "average precision");

    private final String key;
    private final String title;

    Metric(String key, String title) {
        this.key = key;
        this.title = title;
    }

    /** The key in {@code report.json}. */
    public String key() {
        return key;
    }

    /** The name for people. */
    public String title() {
        return title;
    }
}
