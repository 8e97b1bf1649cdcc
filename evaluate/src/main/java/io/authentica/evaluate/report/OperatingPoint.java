package io.authentica.evaluate.report;

/** Where verdicts are looked at. */
public enum OperatingPoint {
    /** The threshold that the detector comes with. */
    PACKAGE("package", "package threshold"),
    /** What those take who choose none. */
    HALF("half", "threshold 0.5"),
    /** The best threshold of the images that are reported on: how good the detector could be, not how good it is. */
    ORACLE("oracle", "oracle threshold (chosen on these images)");

    private final String id;
    private final String title;

    OperatingPoint(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /** The key in {@code report.json}. */
    public String id() {
        return id;
    }

    /** The name for people. */
    public String title() {
        return title;
    }
}
