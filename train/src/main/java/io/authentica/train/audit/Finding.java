package io.authentica.train.audit;

/**
 * Something that whoever uses the data set should know.
 *
 * @param text one sentence or two, with figures
 */
record Finding(Weight weight, String text) {

    /** How much it matters. */
    enum Weight {
        /** Results on this data set would mislead. */
        ALARM,
        /** Results may mislead, depending on what they are used for. */
        WARNING,
        NOTE
    }
}
