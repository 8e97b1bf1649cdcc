package io.authentica.evaluate.predict;

import io.authentica.common.detect.Verdict;
import java.util.List;

/** What a script learns without reading the output. */
final class ExitCode {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int FAKE = 3;
    static final int UNCERTAIN = 4;

    private ExitCode() {}

    /** {@link #FAILED} if a file could not be read, else {@link #DONE}. */
    static int of(List<FileResult> results) {
        return results.stream().anyMatch(FileResult.Unreadable.class::isInstance) ? FAILED : DONE;
    }

    /** The same, but {@link #FAKE} if one of the images is fake, or else {@link #UNCERTAIN} if one is; failure comes first. */
    static int ofVerdicts(List<FileResult> results) {
        int code = of(results);
        if (code == DONE && has(results, Verdict.FAKE)) {
            return FAKE;
        }
        return code == DONE && has(results, Verdict.UNCERTAIN) ? UNCERTAIN : code;
    }

    private static boolean has(List<FileResult> results, Verdict verdict) {
        return results.stream()
                .anyMatch(result -> result instanceof FileResult.Scored scored && scored.verdict() == verdict);
    }
}
