package io.authentica.evaluate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version of Authentica that this is, as the build wrote it into {@code version.txt}. */
public final class LibraryVersion implements IVersionProvider {

    public static String read() throws IOException {
        try (InputStream text = Objects.requireNonNull(LibraryVersion.class.getResourceAsStream("version.txt"))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    @Override
    public String[] getVersion() throws IOException {
        return new String[] {"Authentica " + read()};
    }
}
