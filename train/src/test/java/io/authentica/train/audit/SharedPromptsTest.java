package io.authentica.train.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Label;
import io.authentica.common.data.Sample;
import io.authentica.common.data.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedPromptsTest {

    private static final List<Sample> SAMPLES = List.of(
            sample("A red Fox, running!", Label.FAKE, Split.TRAIN),
            sample("a red fox running", Label.FAKE, Split.TEST),
            sample("a red fox running", Label.REAL, Split.TEST),
            sample("one two three four five six seven eight nine ten", Label.FAKE, Split.TRAIN),
            sample("one two three four five six seven eight nine eleven", Label.FAKE, Split.TEST),
            sample("one two three four five six seven eight dix elf", Label.FAKE, Split.TEST),
            sample("train only", Label.FAKE, Split.TRAIN),
            sample("train only", Label.FAKE, Split.TRAIN),
            sample("  ", Label.FAKE, Split.TRAIN));

    @TempDir
    Path directory = Path.of(".");

    @Test
    void findsPromptsThatAreTheSameAfterNormalisationAndSimilarOnes() {
        SharedPrompts prompts = SharedPrompts.find(SAMPLES, PromptTokens.words());

        assertThat(prompts.withPrompt()).isEqualTo(8);
        assertThat(prompts.distinct()).isEqualTo(5);
        assertThat(prompts.acrossSplits()).isEqualTo(new SharedPrompts.Shared(1, 3));
        assertThat(prompts.acrossLabels()).isEqualTo(new SharedPrompts.Shared(1, 3));
        // Nine of eleven words: 0.818. Eight of twelve, 0.667, is too little.
        assertThat(prompts.nearPairs()).isEqualTo(1);
        assertThat(prompts.nearAcrossSplits()).isEqualTo(1);
        assertThat(prompts.nearAcrossLabels()).isZero();
        assertThat(prompts.near().get(0).similarity()).isEqualTo(9 / 11.0);
        assertThat(prompts.tokens()).isEqualTo("words");
    }

    @Test
    void normalisationKeepsLettersMarksAndDigitsOfAnyScript() {
        assertThat(SharedPrompts.normalise("  ＡＢ-c, 日本語; नमस्ते №5\n")).isEqualTo("ab c 日本語 नमस्ते no5");
    }

    @Test
    void tokensComeFromAHuggingFaceTokenizer() throws IOException {
        Path file = directory.resolve("tokenizer.json");
        Files.writeString(file, """
                {"version": "1.0", "truncation": null, "padding": null, "added_tokens": [], "normalizer": null,
                 "pre_tokenizer": {"type": "Whitespace"}, "post_processor": null, "decoder": null,
                 "model": {"type": "WordLevel", "unk_token": "[UNK]",
                           "vocab": {"[UNK]": 0, "a": 1, "red": 2, "fox": 3, "one": 4, "two": 5}}}
                """);

        try (PromptTokens tokens = HuggingFaceTokens.open(file)) {
            assertThat(tokens.of("a red red fox")).containsExactly("a", "fox", "red");
            assertThat(tokens.of("a zebra")).containsExactly("[UNK]", "a");
            assertThat(tokens.description()).startsWith("tokenizer.json with SHA-256 ");
            // What the tokenizer does not know is one token, so these are the same to it: [UNK] one two.
            assertThat(SharedPrompts.find(SAMPLES, tokens).near())
                    .extracting(SimilarSets.Pair::similarity)
                    .containsExactly(1.0, 1.0, 1.0);
        }
    }

    @Test
    void whatIsNoTokenizerIsRefused() throws IOException {
        Path file = directory.resolve("tokenizer.json");
        Files.writeString(file, "{\"a\": 1}");

        assertThatThrownBy(() -> HuggingFaceTokens.open(file))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("--tokenizer must be a tokenizer.json but " + file + " cannot be read as one");
        assertThatThrownBy(() -> HuggingFaceTokens.open(directory.resolve("none.json")))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "--tokenizer must be a tokenizer.json but " + directory.resolve("none.json") + " is no file");
    }

    private static Sample sample(String prompt, Label label, Split split) {
        return new Sample("f", prompt, label, "g", "", "", split);
    }
}
