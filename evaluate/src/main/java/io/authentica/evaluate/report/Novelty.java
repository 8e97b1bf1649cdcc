package io.authentica.evaluate.report;

/** Whether a generator's images were among the model's training data. */
public enum Novelty {
    SEEN("seen"),
    UNSEEN("unseen"),
    /** The model package does not name its training generators, or the data set not this one. */
    UNKNOWN("unknown");

    private final String id;

    Novelty(String id) {
        this.id = id;
    }

    /** The word in reports. */
    public String id() {
        return id;
    }
}
