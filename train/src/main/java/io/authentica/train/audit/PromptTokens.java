package io.authentica.train.audit;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** Cuts a prompt into the pieces by which prompts are compared. */
interface PromptTokens extends AutoCloseable {

    /** How tokens are made, for the report. */
    String description();

    /** The different tokens of a normalised prompt. */
    Set<String> of(String normalisedPrompt);

    @Override
    void close();

    /** Words of the normalised prompt. */
    static PromptTokens words() {
        return new PromptTokens() {
            @Override
            public String description() {
                return "words";
            }

            @Override
            public Set<String> of(String normalisedPrompt) {
                return new TreeSet<>(Arrays.asList(normalisedPrompt.split(" ", -1)));
            }

            @Override
            public void close() {}
        };
    }
}
