package io.authentica.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Split;
import io.authentica.common.parquet.SourceFile;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FilesUsedTest {

    private static final Set<Split> ALL = Set.of(Split.values());

    @Test
    void takesSomeFilesOfEachSplitInTheSourcesOrder() {
        MemorySource source = source();

        List<String> names = choose(source, ALL, OptionalInt.of(2), 0);

        assertThat(names).hasSize(4).isSubsetOf(choose(source, ALL, OptionalInt.empty(), 0));
        assertThat(names)
                .filteredOn(name -> name.startsWith("train"))
                .hasSize(2)
                .isSorted();
        assertThat(names).filteredOn(name -> name.startsWith("test")).hasSize(2).isSorted();
    }

    @Test
    void theSeedChooses() {
        Set<List<String>> choices = new HashSet<>();
        for (int seed = 0; seed < 20; seed++) {
            choices.add(choose(source(), ALL, OptionalInt.of(1), seed));
        }

        assertThat(choices).hasSizeGreaterThan(5);
        assertThat(choose(source(), ALL, OptionalInt.of(1), 3)).isEqualTo(choose(source(), ALL, OptionalInt.of(1), 3));
    }

    @Test
    void looksAtOneSplitOnly() {
        assertThat(choose(source(), Set.of(Split.TEST), OptionalInt.empty(), 0))
                .hasSize(5)
                .allMatch(name -> name.startsWith("test"));
    }

    @Test
    void looksForValidationDataInTrainingFilesWhereThereAreNoOthers() {
        assertThat(choose(source(), Set.of(Split.VALIDATION), OptionalInt.empty(), 0))
                .hasSize(5)
                .allMatch(name -> name.startsWith("train"));
    }

    @Test
    void refusesSplitsThatAreNotThere() {
        MemorySource source = new MemorySource().file("test", Split.TEST);

        assertThatThrownBy(() -> choose(source, Set.of(Split.TRAIN), OptionalInt.empty(), 0))
                .isInstanceOf(UserException.class)
                .hasMessage("--split must name splits that the source has but memory has no file of train");
    }

    private static List<String> choose(MemorySource source, Set<Split> splits, OptionalInt shards, long seed) {
        return FilesUsed.choose(source, splits, shards, seed).stream()
                .map(SourceFile::name)
                .toList();
    }

    private static MemorySource source() {
        MemorySource source = new MemorySource();
        for (int i = 0; i < 5; i++) {
            source.file("train" + i, Split.TRAIN).file("test" + i, Split.TEST);
        }
        return source;
    }
}
