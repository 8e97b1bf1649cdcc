package io.authentica.train.data;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The changes that a preparation makes to files: few and small, so that a test can stop it before each of them. */
interface Disk {

    void write(Path file, byte[] content) throws IOException;

    /** Puts a finished file, or a folder, in its place, over a file that is there. */
    void move(Path from, Path to) throws IOException;

    void delete(Path file) throws IOException;

    /** The real one. Its exceptions say in one line what could not be written and why. */
    static Disk real() {
        return new Disk() {
            @Override
            public void write(Path file, byte[] content) throws IOException {
                try {
                    Files.write(file, content);
                } catch (IOException failed) {
                    // A full disk is reported without the file's name.
                    throw new IOException("cannot write " + file + ": " + reason(failed), failed);
                }
            }

            @Override
            public void move(Path from, Path to) throws IOException {
                try {
                    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                } catch (IOException failed) {
                    throw new IOException("cannot put " + to + " in its place: " + reason(failed), failed);
                }
            }

            @Override
            public void delete(Path file) throws IOException {
                Files.deleteIfExists(file);
            }
        };
    }

    private static String reason(IOException failed) {
        if (failed instanceof FileSystemException file) {
            return file.getReason() == null
                    ? file.getClass().getSimpleName().replace("Exception", "")
                    : file.getReason();
        }
        return String.valueOf(failed.getMessage());
    }
}
