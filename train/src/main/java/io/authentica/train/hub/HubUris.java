package io.authentica.train.hub;

import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * The Hub's addresses.
 *
 * @param endpoint without a slash at its end
 */
record HubUris(URI endpoint) {

    private static final String UNRESERVED = "-._~";

    /** Facts about a repository at a revision, {@code sha} among them. */
    URI revision(HubRepository repository, String revision) {
        return URI.create(api(repository) + "/revision/" + quote(revision, ""));
    }

    /** The first page of the files below a folder. */
    URI tree(HubRepository repository, String commit, String folder) {
        String below = folder.isEmpty() ? "" : "/" + quote(folder, "/");
        return URI.create(api(repository) + "/tree/" + quote(commit, "") + below + "?recursive=true&expand=false");
    }

    /** A file's content. */
    URI resolve(HubRepository repository, String revision, String path) {
        return URI.create(page(repository) + "/resolve/" + quote(revision, "") + "/" + quote(path, "/"));
    }

    /** A repository's page, for people. */
    String page(HubRepository repository) {
        return endpoint + "/" + repository.webPath();
    }

    private String api(HubRepository repository) {
        return endpoint + "/api/" + repository.kind().plural() + "/" + repository.id();
    }

    /** Percent-encodes all but letters, digits, {@code -._~} and what is {@code kept}. */
    private static String quote(String text, String kept) {
        StringBuilder quoted = new StringBuilder();
        for (byte value : text.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (value & 0xff);
            boolean plain = character < 0x80
                    && (Character.isLetterOrDigit(character)
                            || UNRESERVED.indexOf(character) >= 0
                            || kept.indexOf(character) >= 0);
            quoted.append(plain ? String.valueOf(character) : String.format("%%%02X", (int) character));
        }
        return quoted.toString();
    }

    /** A URL as servers write them: characters that URLs must not hold are encoded instead of refused. */
    static URI lenient(String text) {
        StringBuilder legal = new StringBuilder();
        text.codePoints().forEach(character -> {
            boolean illegal = character <= ' ' || character >= 0x7f || "\"<>\\^`{|}".indexOf(character) >= 0;
            legal.append(illegal ? quote(Character.toString(character), "") : Character.toString(character));
        });
        try {
            return URI.create(legal.toString());
        } catch (IllegalArgumentException invalid) {
            // Leads nowhere, which whoever follows it reports.
            return URI.create("invalid:location");
        }
    }
}
