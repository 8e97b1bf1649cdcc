package io.authentica.train;

import java.awt.AWTError;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pictures for people, without which a run is as good. */
final class Drawings {

    private static final Logger LOG = LoggerFactory.getLogger(Drawings.class);

    /** Draws into a file. */
    @FunctionalInterface
    interface Drawing {
        void draw() throws IOException;
    }

    private Drawings() {}

    /** Java has no one way to say that it finds no font, no font library or no toolkit. */
    static void orWarning(Path file, Drawing drawing) throws IOException {
        try {
            drawing.draw();
        } catch (RuntimeException | InternalError | LinkageError | AWTError failure) {
            LOG.warn(
                    "{}: could not be drawn ({}); that takes a font and its library, such as fontconfig and"
                            + " fonts-dejavu-core",
                    file,
                    failure.toString());
        }
    }
}
