package io.authentica.train.hub;

import io.authentica.common.cli.UserException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the Hub is reached and where its cache is; the variables mean what they mean in Python's {@code huggingface_hub}.
 *
 * @param endpoint {@code HF_ENDPOINT}, without a slash at its end
 * @param cache {@code HF_HUB_CACHE}, or {@code hub} in {@code HF_HOME}
 * @param token {@code HF_TOKEN}, or the content of the file {@code HF_TOKEN_PATH} ({@code token} in {@code HF_HOME}), unless
 *     {@code HF_HUB_DISABLE_IMPLICIT_TOKEN} is set
 * @param offline {@code HF_HUB_OFFLINE}
 * @param symlinks false with {@code HF_HUB_DISABLE_SYMLINKS}
 * @param metadataTimeout {@code HF_HUB_ETAG_TIMEOUT}
 * @param downloadTimeout {@code HF_HUB_DOWNLOAD_TIMEOUT}: to the first byte, and between two of them
 */
public record HubSettings(
        URI endpoint,
        Path cache,
        Optional<HubToken> token,
        boolean offline,
        boolean symlinks,
        Duration metadataTimeout,
        Duration downloadTimeout) {

    private static final Set<String> TRUE = Set.of("1", "ON", "YES", "TRUE");
    private static final String DEFAULT_ENDPOINT = "https://huggingface.co";
    private static final long DEFAULT_TIMEOUT_SECONDS = 10;

    public HubSettings {
        String scheme = String.valueOf(endpoint.getScheme()).toLowerCase(Locale.ROOT);
        boolean plain = endpoint.getRawQuery() == null
                && endpoint.getRawFragment() == null
                && endpoint.getRawUserInfo() == null;
        if (!Set.of("http", "https").contains(scheme) || endpoint.getHost() == null || !plain) {
            // Not shown: people write passwords into URLs.
            throw new UserException("HF_ENDPOINT must be a URL like " + DEFAULT_ENDPOINT + ": http or https, a host,"
                    + " no user, no query");
        }
    }

    /**
     * Reads the settings from environment variables; an empty one counts as not set.
     *
     * @throws UserException names the variable that is wrong
     */
    public static HubSettings of(Map<String, String> environment) {
        Variables variables = new Variables(environment);
        Path cacheHome =
                variables.path("XDG_CACHE_HOME").orElse(variables.userHome().resolve(".cache"));
        Path home = variables.path("HF_HOME").orElse(cacheHome.resolve("huggingface"));
        Path cache = variables
                .path("HF_HUB_CACHE")
                .or(() -> variables.path("HUGGINGFACE_HUB_CACHE"))
                .orElse(home.resolve("hub"));
        boolean implicitToken = !variables.isTrue("HF_HUB_DISABLE_IMPLICIT_TOKEN");
        return new HubSettings(
                endpoint(variables.text("HF_ENDPOINT").orElse(DEFAULT_ENDPOINT)),
                cache.toAbsolutePath().normalize(),
                implicitToken ? token(variables, home) : Optional.empty(),
                variables.isTrue("HF_HUB_OFFLINE") || variables.isTrue("TRANSFORMERS_OFFLINE"),
                !variables.isTrue("HF_HUB_DISABLE_SYMLINKS"),
                variables.seconds("HF_HUB_ETAG_TIMEOUT"),
                variables.seconds("HF_HUB_DOWNLOAD_TIMEOUT"));
    }

    private static URI endpoint(String text) {
        try {
            return new URI(text.replaceFirst("/+$", ""));
        } catch (URISyntaxException invalid) {
            throw new UserException("HF_ENDPOINT must be a URL like " + DEFAULT_ENDPOINT);
        }
    }

    private static Optional<HubToken> token(Variables variables, Path home) {
        Optional<String> text = variables.text("HF_TOKEN").or(() -> variables.text("HUGGING_FACE_HUB_TOKEN"));
        if (text.isEmpty()) {
            Path file = variables.path("HF_TOKEN_PATH").orElse(home.resolve("token"));
            try {
                text = Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
            } catch (IOException unreadable) {
                throw new UserException(file + ": the token file (HF_TOKEN_PATH) must be readable text", unreadable);
            }
        }
        return text.map(String::strip).filter(value -> !value.isEmpty()).map(HubToken::new);
    }

    /** Environment variables, with Python's {@code expanduser} and {@code expandvars} for paths. */
    private record Variables(Map<String, String> values) {

        private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\{(\\w+)}|(\\w+))");

        Optional<String> text(String name) {
            return Optional.ofNullable(values.get(name)).map(String::strip).filter(value -> !value.isEmpty());
        }

        boolean isTrue(String name) {
            return text(name)
                    .filter(value -> TRUE.contains(value.toUpperCase(Locale.ROOT)))
                    .isPresent();
        }

        Path userHome() {
            return Path.of(text("HOME").orElse(System.getProperty("user.home", "")));
        }

        Optional<Path> path(String name) {
            return text(name).map(value -> {
                String expanded = value.equals("~") || value.startsWith("~/") ? userHome() + value.substring(1) : value;
                expanded = VARIABLE.matcher(expanded).replaceAll(found -> {
                    String variable = found.group(1) == null ? found.group(2) : found.group(1);
                    return Matcher.quoteReplacement(values.getOrDefault(variable, found.group()));
                });
                return Path.of(expanded);
            });
        }

        Duration seconds(String name) {
            String value = text(name).orElse("0");
            try {
                int seconds = Integer.parseInt(value);
                if (seconds >= 0) {
                    return Duration.ofSeconds(seconds == 0 ? DEFAULT_TIMEOUT_SECONDS : seconds);
                }
            } catch (NumberFormatException notANumber) {
                // said below
            }
            throw new UserException(name + " must be a whole number of seconds but was '" + value + "'");
        }
    }
}
