package io.authentica.train.data;

import java.util.Locale;

/** How thoroughly images are checked. */
enum Verification {
    DECODE,
    STRUCTURE;

    ImageCheck check() {
        return switch (this) {
            case DECODE -> ImageCheck.byDecoding();
            case STRUCTURE -> ImageCheck.byStructure();
        };
    }

    /** The name on the command line. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
