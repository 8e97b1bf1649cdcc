package io.authentica.train.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.common.cli.UserException;
import io.authentica.train.hub.HubRepository.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HubReferenceTest {

    private static final HubRepository OPENFAKE = new HubRepository(Kind.DATASET, "ComplexDataLab/OpenFake");

    @ParameterizedTest
    @CsvSource({
        "hf://datasets/A/B, DATASET, A/B, main, ''",
        "hf://datasets/A/B/data/x.parquet, DATASET, A/B, main, data/x.parquet",
        "hf://datasets/A/B@v1.0, DATASET, A/B, v1.0, ''",
        "hf://datasets/A/B@v1.0/data/x, DATASET, A/B, v1.0, data/x",
        "hf://a/b, MODEL, a/b, main, ''",
        "hf://timm/efficientnet_b0.ra_in1k@x/y, MODEL, timm/efficientnet_b0.ra_in1k, x, y",
        "hf://a/b@refs%2Fpr%2F3/y, MODEL, a/b, refs/pr/3, y",
        "hf://a/b@feature%2Fnew+one/y, MODEL, a/b, feature/new+one, y",
        "hf://datasets/A/B@refs/convert/parquet/core/x, DATASET, A/B, refs/convert/parquet, core/x",
        "hf://a/b@refs/pr/12, MODEL, a/b, refs/pr/12, ''",
        "hf://models/a/b/c@d, MODEL, a/b, main, c@d",
        "hf://a/b/folder/, MODEL, a/b, main, folder",
        "hf://a/b/with%20percent, MODEL, a/b, main, with%20percent",
    })
    void readsKindRepositoryRevisionAndPath(String text, Kind kind, String id, String revision, String path) {
        assertThat(HubReference.parse(text)).isEqualTo(new HubReference(new HubRepository(kind, id), revision, path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hf://datasets/A/B",
                "hf://datasets/A/B@v1.0/data/x",
                "hf://a/b@feature%2Fnew/x",
                "hf://a/b@50%25",
                "hf://a/b@refs/convert/parquet/x",
                "hf://a/b/c/d"
            })
    void isWrittenAsItWasRead(String text) {
        assertThat(HubReference.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({
        "/data/x, must be hf://datasets/Org/Name",
        "hf://, must be hf://datasets/Org/Name",
        "hf://datasets, must be hf://datasets/Org/Name",
        "hf://datasets/A, must be hf://datasets/Org/Name",
        "hf://gpt2, must be hf://datasets/Org/Name",
        "hf://spaces/A/B, not one of spaces",
        "hf://a/b--c, must not contain '--'",
        "hf://a/b.git, must not contain '--'",
        "hf://a/.b, must consist of letters",
        "hf://a/b..c, must consist of letters",
        "hf://a/b c, must consist of letters",
        "hf://a/b@, revision must be relative",
        "hf://a/b@..%2F..%2Fx, revision must be relative",
        "hf://a/b@%2, two hexadecimal digits",
        "hf://a/b/../../x, path must be relative",
        "hf://a/b//x, path must be relative",
        "hf://a/b/C:x, must not name a drive",
    })
    void saysWhatIsWrong(String text, String problem) {
        assertThatThrownBy(() -> HubReference.parse(text))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith(text)
                .hasMessageContaining(problem)
                .hasMessageNotContaining("\n");
    }

    @Test
    void isToldFromAPathByItsScheme() {
        assertThat(HubReference.isOne("hf://a/b")).isTrue();
        assertThat(HubReference.isOne("hf/a/b")).isFalse();
    }

    @Test
    void isPinnedToACommit() {
        HubReference pinned = new HubReference(OPENFAKE, "main", "x").at("c0ffee");

        assertThat(pinned).hasToString("hf://datasets/ComplexDataLab/OpenFake@c0ffee/x");
    }

    @Test
    void repositoryNamesHaveAtMost96CharactersAPart() {
        assertThat(HubRepository.problem("a/" + "b".repeat(96))).isEmpty();
        assertThat(HubRepository.problem("a/" + "b".repeat(97))).isPresent();
    }
}
