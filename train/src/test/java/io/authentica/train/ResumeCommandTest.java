package io.authentica.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ResumeCommandTest {

    @Test
    void repeatsTheArgumentsAndAsksToResume() {
        assertThat(ResumeCommand.of(List.of("--out", "runs/a"), Optional.empty()))
                .isEqualTo("scripts/train.sh --out runs/a --resume");
        assertThat(ResumeCommand.of(List.of("--resume", "--out", "runs/a"), Optional.empty()))
                .isEqualTo("scripts/train.sh --resume --out runs/a");
    }

    @Test
    void quotesWhatTheShellWouldTakeApart() {
        assertThat(ResumeCommand.of(List.of("--out", "it's mine"), Optional.empty()))
                .isEqualTo("scripts/train.sh --out 'it'\\''s mine' --resume");
    }

    @Test
    void findsTheScriptFromHere() {
        Path here = Path.of("").toAbsolutePath();

        assertThat(ResumeCommand.of(List.of(), Optional.of(here))).startsWith("scripts/train.sh ");
        assertThat(ResumeCommand.of(List.of(), Optional.of(here.resolveSibling("other"))))
                .startsWith("../other/scripts/train.sh ");
    }
}
