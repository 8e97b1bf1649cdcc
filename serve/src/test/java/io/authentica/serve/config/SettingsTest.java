package io.authentica.serve.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.authentica.common.cli.UserException;
import io.authentica.common.config.ConfigException;
import io.authentica.common.config.StrictYaml;
import io.authentica.common.image.ImageDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    private static final Settings DEFAULTS = Settings.defaults(Path.of("starter"));

    @TempDir
    private Path directory;

    @Test
    void whatIsPrintedReadsBackAsItWas() {
        assertThat(StrictYaml.read("printed", StrictYaml.write(DEFAULTS), Settings.class))
                .isEqualTo(DEFAULTS);
    }

    @Test
    void everySettingMayComeFromTheEnvironment() {
        Settings settings = EnvironmentSettings.read(Map.of(
                "AUTHENTICA_SERVE_MODEL", "1234",
                "AUTHENTICA_SERVE_PORT", "9000",
                "AUTHENTICA_SERVE_MAX_PIXELS", "500000000",
                "AUTHENTICA_SERVE_ACCESS_LOG", "false",
                "AUTHENTICA_SERVE_CORS_ORIGINS", "https://a.example , https://b.example",
                "AUTHENTICA_SERVE_API_KEYS", "none-of-the-settings",
                "AUTHENTICA_SERVE_CONFIG", "none-of-the-settings",
                "AUTHENTICA_JAVA_OPTS", "-Xmx1g"));

        assertThat(settings.model()).contains(Path.of("1234"));
        assertThat(settings.port()).contains(9000);
        assertThat(settings.maxPixels()).contains(500_000_000L);
        assertThat(settings.accessLog()).contains(false);
        assertThat(settings.corsOrigins()).contains(List.of("https://a.example", "https://b.example"));
        assertThat(settings.workers()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PORT|tcp://10.0.0.1:80|AUTHENTICA_SERVE_PORT:1: port must be a whole number but was"
                        + " 'tcp://10.0.0.1:80'",
                "PORT|65536|AUTHENTICA_SERVE_PORT:1: port must be from 0 to 65535 but was 65536",
                "QEUE|1|AUTHENTICA_SERVE_QEUE:1: qeue is unknown (did you mean queue?)",
                "ACCESS_LOG|yes|AUTHENTICA_SERVE_ACCESS_LOG:1: access_log must be true or false but was 'yes'",
                "BATCH_SIZE|0|AUTHENTICA_SERVE_BATCH_SIZE:1: batch_size must be from 1 to 256 but was 0",
                "MAX_PIXELS|5000000000|AUTHENTICA_SERVE_MAX_PIXELS:1: max_pixels must be from 1 to 536870909 but was"
                        + " 5000000000",
                "CORS_ORIGINS|*|AUTHENTICA_SERVE_CORS_ORIGINS:1: cors_origins must be scheme, host and port as in"
                        + " http://localhost:5173 but was '*'",
            })
    void namesTheVariableThatIsWrong(String variable, String value, String error) {
        Map<String, String> environment = Map.of("AUTHENTICA_SERVE_" + variable, value);

        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> EnvironmentSettings.read(environment))
                .withMessage(error);
    }

    @Test
    void theDecoderTakesTheLargestPicturesThatMayBeSetAndNoLarger() {
        assertThatNoException().isThrownBy(() -> new ImageDecoder(LimitsConfig.LARGEST_MAX_PIXELS));
        assertThatIllegalArgumentException().isThrownBy(() -> new ImageDecoder(LimitsConfig.LARGEST_MAX_PIXELS + 1));
    }

    @Test
    void thePicturesDecodedAtOnceLeaveHalfTheOldGenerationToTheRest() {
        // RGBA with 16 bits and its result take 11 bytes a pixel; the serial collector's old generation is two thirds.
        assertThat(11 * Settings.DEFAULT_MAX_PIXELS)
                .isLessThan(Runtime.getRuntime().maxMemory() * 2 / 3 / 2);
    }

    @Test
    void higherPlacesWin() {
        Settings file = StrictYaml.read("file", "port: 1\nqueue: 1\nworkers: 1\n", Settings.class);
        Settings environment = StrictYaml.read("environment", "port: 2\nqueue: 2\n", Settings.class);
        Settings flags = StrictYaml.read("flags", "port: 3\n", Settings.class);

        Settings effective = flags.over(environment).over(file).over(DEFAULTS);

        assertThat(effective.port()).contains(3);
        assertThat(effective.queue()).contains(2);
        assertThat(effective.workers()).contains(1);
        assertThat(effective.batchSize()).isEqualTo(DEFAULTS.batchSize());
    }

    @Test
    void apiKeysComeFromAFileAndFromTheEnvironment() throws IOException {
        Path file = Files.writeString(directory.resolve("keys"), "# of the phone app\nphone-0123456789\n\n");

        assertThat(ApiKeySource.read(Optional.of(file), Optional.of("tablet-012345678, watch-0123456789")))
                .containsExactly("phone-0123456789", "tablet-012345678", "watch-0123456789");
        assertThat(ApiKeySource.read(Optional.empty(), Optional.empty())).isEmpty();
    }

    @Test
    void apiKeysMustBeThereAndLongEnough() throws IOException {
        Path empty = Files.writeString(directory.resolve("empty"), "# none\n");
        Path tooShort = Files.writeString(directory.resolve("short"), "fifteen-letters\n");

        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> ApiKeySource.read(Optional.of(empty), Optional.empty()))
                .withMessage(empty + ": must have at least one API key but has none");
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> ApiKeySource.read(Optional.of(tooShort), Optional.empty()))
                .withMessage(tooShort + ": an API key must have at least 16 characters but one has 15");
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> ApiKeySource.read(Optional.of(directory.resolve("none")), Optional.empty()))
                .withMessage(directory.resolve("none") + ": the file of API keys cannot be read");
    }
}
