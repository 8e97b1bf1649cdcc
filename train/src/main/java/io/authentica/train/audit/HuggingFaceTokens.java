package io.authentica.train.audit;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import io.authentica.common.cli.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Tokens of a Hugging Face tokenizer, through DJL; without those that mark beginning and end. */
final class HuggingFaceTokens implements PromptTokens {

    private final HuggingFaceTokenizer tokenizer;
    private final String description;

    private HuggingFaceTokens(HuggingFaceTokenizer tokenizer, String description) {
        this.tokenizer = tokenizer;
        this.description = description;
    }

    /**
     * Opens a tokenizer.
     *
     * @param file a {@code tokenizer.json}
     * @throws UserException if it is none
     */
    static HuggingFaceTokens open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new UserException("--tokenizer must be a tokenizer.json but " + file + " is no file");
        }
        try {
            Map<String, String> options =
                    Map.of("addSpecialTokens", "false", "truncation", "false", "padding", "false");
            String sha256 = ContentHash.of(Files.readAllBytes(file));
            return new HuggingFaceTokens(
                    HuggingFaceTokenizer.newInstance(file, options), "tokenizer.json with SHA-256 " + sha256);
        } catch (RuntimeException malformed) {
            // What the native library finds wrong comes as a bare RuntimeException.
            throw new UserException(
                    "--tokenizer must be a tokenizer.json but " + file + " cannot be read as one: "
                            + malformed.getMessage(),
                    malformed);
        }
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public Set<String> of(String normalisedPrompt) {
        return new TreeSet<>(
                Arrays.asList(tokenizer.encode(normalisedPrompt, false, false).getTokens()));
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
