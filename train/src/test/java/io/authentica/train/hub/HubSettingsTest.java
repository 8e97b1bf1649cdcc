package io.authentica.train.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.common.cli.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HubSettingsTest {

    private static final String SECRET = "hf_nobodyMayReadThis";

    @TempDir
    private Path home;

    private HubSettings of(String... namesAndValues) {
        Map<String, String> environment = new HashMap<>(Map.of("HOME", home.toString()));
        for (int index = 0; index < namesAndValues.length; index += 2) {
            environment.put(namesAndValues[index], namesAndValues[index + 1]);
        }
        return HubSettings.of(environment);
    }

    @Test
    void hasTheDefaultsOfPython() {
        HubSettings settings = of();

        assertThat(settings.endpoint()).hasToString("https://huggingface.co");
        assertThat(settings.cache()).isEqualTo(home.resolve(".cache/huggingface/hub"));
        assertThat(settings.token()).isEmpty();
        assertThat(settings.offline()).isFalse();
        assertThat(settings.symlinks()).isTrue();
        assertThat(settings.metadataTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.downloadTimeout()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void findsTheCacheByTheNearestVariable() {
        assertThat(of("XDG_CACHE_HOME", "/x").cache()).isEqualTo(Path.of("/x/huggingface/hub"));
        assertThat(of("XDG_CACHE_HOME", "/x", "HF_HOME", "/y").cache()).isEqualTo(Path.of("/y/hub"));
        assertThat(of("HF_HOME", "/y", "HF_HUB_CACHE", "/z").cache()).isEqualTo(Path.of("/z"));
        assertThat(of("HF_HOME", "~/hf").cache()).isEqualTo(home.resolve("hf/hub"));
        assertThat(of("SCRATCH", "/s", "HF_HOME", "${SCRATCH}/hf").cache()).isEqualTo(Path.of("/s/hf/hub"));
        assertThat(of("SCRATCH", "/s", "HF_HOME", "$SCRATCH/hf").cache()).isEqualTo(Path.of("/s/hf/hub"));
    }

    @ParameterizedTest
    @CsvSource({"1,true", "true,true", "Yes,true", "ON,true", "0,false", "off,false", "2,false", "'',false"})
    void readsFlagsAsPythonDoes(String value, boolean expected) {
        assertThat(of("HF_HUB_OFFLINE", value).offline()).isEqualTo(expected);
    }

    @Test
    void readsTimeoutsInSeconds() {
        HubSettings settings = of("HF_HUB_ETAG_TIMEOUT", "3", "HF_HUB_DOWNLOAD_TIMEOUT", "40");

        assertThat(settings.metadataTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(settings.downloadTimeout()).isEqualTo(Duration.ofSeconds(40));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "ten"})
    void namesATimeoutThatIsNoNumber(String value) {
        assertThatThrownBy(() -> of("HF_HUB_ETAG_TIMEOUT", value))
                .isInstanceOf(UserException.class)
                .hasMessage("HF_HUB_ETAG_TIMEOUT must be a whole number of seconds but was '" + value + "'");
    }

    @Test
    void takesTheTokenFromTheVariableThenFromTheFiles() throws IOException {
        Path standard = home.resolve(".cache/huggingface/token");
        Files.createDirectories(standard.getParent());
        Files.writeString(standard, "hf_standard\n");
        Path other = Files.writeString(home.resolve("other"), " hf_other \n");

        assertThat(of().token().orElseThrow().bearer()).isEqualTo("Bearer hf_standard");
        assertThat(of("HF_TOKEN_PATH", other.toString()).token().orElseThrow().bearer())
                .isEqualTo("Bearer hf_other");
        assertThat(of("HF_TOKEN_PATH", other.toString(), "HF_TOKEN", "hf_variable\n")
                        .token()
                        .orElseThrow()
                        .bearer())
                .isEqualTo("Bearer hf_variable");
    }

    @Test
    void hasNoTokenWhereImplicitOnesAreDisabled() {
        assertThat(of("HF_TOKEN", SECRET, "HF_HUB_DISABLE_IMPLICIT_TOKEN", "1").token())
                .isEmpty();
    }

    @Test
    void neverShowsTheToken() {
        assertThat(of("HF_TOKEN", SECRET).toString()).doesNotContain(SECRET).contains("(hidden)");
        assertThatThrownBy(() -> of("HF_TOKEN", SECRET + " twice"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("HF_TOKEN")
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void dropsSlashesAtTheEndOfTheEndpoint() {
        assertThat(of("HF_ENDPOINT", "http://mirror.example:8080/hf//").endpoint())
                .hasToString("http://mirror.example:8080/hf");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mirror.example", "ftp://mirror.example", "https://", "https://user:pw@mirror.example", "a b"})
    void refusesAnEndpointThatIsNoWebAddress(String value) {
        assertThatThrownBy(() -> of("HF_ENDPOINT", value))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("HF_ENDPOINT must be a URL")
                .hasMessageNotContaining("pw");
    }
}
