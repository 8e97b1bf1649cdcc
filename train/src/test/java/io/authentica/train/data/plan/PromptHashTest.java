package io.authentica.train.data.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PromptHashTest {

    @Test
    void formsOfTheSamePromptAreEqual() {
        long hash = PromptHash.of("a fine café");

        assertThat(PromptHash.of("  A ﬁne\u00a0\n cafe\u0301 ")).isEqualTo(hash);
        assertThat(PromptHash.of("a fine cafe")).isNotEqualTo(hash);
        assertThat(PromptHash.of("afine café")).isNotEqualTo(hash);
    }

    @Test
    void nothingIsNoPrompt() {
        assertThat(PromptHash.of("")).isEqualTo(PromptHash.NONE);
        assertThat(PromptHash.of(" \t\u3000")).isEqualTo(PromptHash.NONE);
        assertThat(PromptHash.of("x")).isNotEqualTo(PromptHash.NONE);
    }
}
