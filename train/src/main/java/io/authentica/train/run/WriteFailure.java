package io.authentica.train.run;

import io.authentica.common.cli.UserException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** A full disk or a directory that takes no files, told so that one knows where. */
public final class WriteFailure {

    /** The way out while the run is not finished. */
    public static final String RESUME = "free or mend the disk and go on with --resume";

    private WriteFailure() {}

    /** @param wayOut what the user can do, or what still stands */
    public static UserException of(Path path, IOException cause, String wayOut) {
        return new UserException(path + ": cannot be written: " + reason(cause) + "; " + wayOut, cause);
    }

    /** The system's words, without the path that some of the JDK's messages begin with. */
    private static String reason(IOException cause) {
        String message = cause instanceof FileSystemException file ? file.getReason() : cause.getMessage();
        return message == null ? cause.getClass().getSimpleName().replace("Exception", "") : message;
    }
}
