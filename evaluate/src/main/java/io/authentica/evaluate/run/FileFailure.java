package io.authentica.evaluate.run;

import io.authentica.common.image.UnreadableImageException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;

/** What went wrong with a file, for people who know which one is meant: Java often says no more than its name. */
public final class FileFailure {

    private FileFailure() {}

    public static String reason(IOException failure) {
        if (failure instanceof UnreadableImageException unreadable) {
            return unreadable.reason();
        }
        if (failure instanceof NoSuchFileException) {
            return "no such file";
        }
        if (failure instanceof AccessDeniedException) {
            return "access denied";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "there is a file of that name";
        }
        return String.valueOf(failure.getMessage());
    }
}
