package io.authentica.train.data.plan;

/** Why a row is left out before any image is read. */
public enum DropReason {
    OTHER_SPLIT("published in a split that was not asked for", false),
    OTHER_GENERATOR("by a generator that was not asked for", false),
    EXCLUDED_GENERATOR("by an excluded generator", false),
    OUTSIDE_DATES("by a generator that was released too early or too late", false),
    NO_DATE("without a release date that can be compared", false),
    NEAR_HELD_OUT("by a generator whose name resembles a held-out one", true),
    SEEN_IN_TEST("published in test, but by a generator that training sees", true),
    ON_BOTH_SIDES("released late enough for test, but by a generator with earlier images", true),
    PROMPT_IN_TEST("with a prompt that occurs in test", false),
    PROMPT_IN_VALIDATION("with a prompt that occurs in validation", false),
    BEYOND_QUOTA("more than the quotas ask for", false);

    private final String text;
    private final boolean namesGenerators;

    DropReason(String text, boolean namesGenerators) {
        this.text = text;
        this.namesGenerators = namesGenerators;
    }

    /** Completes "rows ...". */
    public String text() {
        return text;
    }

    /** Whether a reader has to know which generators it struck. */
    public boolean namesGenerators() {
        return namesGenerators;
    }
}
