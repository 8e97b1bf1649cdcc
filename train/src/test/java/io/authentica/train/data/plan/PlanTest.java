package io.authentica.train.data.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Label;
import io.authentica.common.data.Split;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final Quotas.Reals BALANCED = new Quotas.Reals.Balanced();

    @Test
    void fillsQuotasExactlyInEverySplit() {
        Plan plan = Plan.of(shuffled(1), options(new Quotas(OptionalInt.of(7), new Quotas.Reals.AtMost(5))));

        assertThat(counts(shuffled(1), plan))
                .isEqualTo(Map.of(
                        "train flux",
                        7,
                        "train sdxl",
                        7,
                        "train real",
                        5,
                        "test flux",
                        7,
                        "test sdxl",
                        7,
                        "test real",
                        5));
        assertThat(plan.rowCount()).isEqualTo(38);
        assertThat(plan.shortfalls()).isEmpty();
        assertThat(plan.dropped().count(DropReason.BEYOND_QUOTA)).isEqualTo(2 * 20 * 20 - 38);
    }

    @Test
    void balancesRealsWithTheFakesOfEachSplit() {
        PlanOptions options = options(new Quotas(OptionalInt.of(7), BALANCED));

        assertThat(counts(shuffled(1), Plan.of(shuffled(1), options)))
                .containsEntry("train real", 14)
                .containsEntry("test real", 14);
    }

    @Test
    void fillsTheQuotaOfEachSplit() {
        SplitCounts counts = SplitCounts.parse("--per-generator", "7, test=2");

        assertThat(counts.describe()).isEqualTo("7,test=2");
        assertThat(counts(shuffled(1), Plan.of(shuffled(1), options(new Quotas(counts, BALANCED)))))
                .containsEntry("train flux", 7)
                .containsEntry("train real", 14)
                .containsEntry("test flux", 2)
                .containsEntry("test real", 4);
    }

    @Test
    void takesWhatThereIsAndSaysWhatIsMissing() {
        RowTable.Builder table = new RowTable.Builder();
        add(table, Split.TRAIN, Label.FAKE, "flux", "");
        add(table, Split.TRAIN, Label.REAL, "laion", "");
        table.addUnusable();
        table.endChunk(0, 0, 10, 1);

        Plan plan = Plan.of(table.build(), options(new Quotas(OptionalInt.of(2), new Quotas.Reals.AtMost(3))));

        assertThat(plan.rowCount()).isEqualTo(2);
        assertThat(plan.shortfalls())
                .containsExactly(new Shortfall(Split.TRAIN, "", 3, 1), new Shortfall(Split.TRAIN, "flux", 2, 1));
    }

    @Test
    void withoutQuotasTakesAllUsableRows() {
        assertThat(Plan.of(shuffled(1), PlanOptions.ALL).rowCount()).isEqualTo(2 * 20 * 20);
    }

    @Test
    void fetchesFewChunks() {
        // 5 rows of each generator a chunk: 7 need two chunks in each of two splits.
        Plan plan = Plan.of(shuffled(1), options(new Quotas(OptionalInt.of(7), BALANCED)));

        assertThat(plan.chunks()).hasSize(4);
    }

    @Test
    void theSeedDecidesAndNothingElse() {
        PlanOptions options = options(new Quotas(OptionalInt.of(3), BALANCED));

        assertThat(places(Plan.of(shuffled(1), options))).isEqualTo(places(Plan.of(shuffled(1), options)));
        assertThat(places(Plan.of(shuffled(2), options))).isNotEqualTo(places(Plan.of(shuffled(1), options)));
    }

    @Test
    void everyRowOfAChunkIsEquallyLikely() {
        int[] taken = new int[10];
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 2000; i++) {
            RowTable.Builder table = new RowTable.Builder();
            for (int row = 0; row < 10; row++) {
                add(table, Split.TRAIN, Label.FAKE, "flux", "");
            }
            table.endChunk(0, 0, 10, random.nextLong());
            Plan.of(table.build(), options(new Quotas(OptionalInt.of(3), BALANCED))).chunks().get(0).rows().stream()
                    .forEach(row -> taken[row]++);
        }

        // 600 expected, standard deviation 20.
        assertThat(Arrays.stream(taken).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(500, 700));
    }

    @Test
    void dropsPromptsOfTestFromTheOthersAndThoseOfValidationFromTrain() {
        RowTable.Builder table = new RowTable.Builder();
        add(table, Split.TRAIN, Label.FAKE, "flux", "In Test");
        add(table, Split.TRAIN, Label.FAKE, "flux", "in validation");
        add(table, Split.TRAIN, Label.REAL, "laion", "in both");
        add(table, Split.TRAIN, Label.FAKE, "flux", "");
        add(table, Split.TRAIN, Label.FAKE, "flux", "own");
        add(table, Split.VALIDATION, Label.FAKE, "flux", "in both");
        add(table, Split.VALIDATION, Label.FAKE, "flux", "in  Validation");
        add(table, Split.TEST, Label.FAKE, "flux", "in both");
        add(table, Split.TEST, Label.REAL, "docci", "in test");
        add(table, Split.TEST, Label.REAL, "docci", "");
        table.endChunk(0, 0, 10, 1);
        RowTable rows = table.build();

        Plan published = Plan.of(rows, PlanOptions.ALL);
        Plan apart = Plan.of(rows, new PlanOptions(RowFilter.NONE, new PublishedSplits(), true, Quotas.NONE));

        assertThat(published.rowCount()).isEqualTo(10);
        assertThat(apart.chunks().get(0).rows().stream()).containsExactly(3, 4, 6, 7, 8, 9);
        assertThat(apart.dropped().count(DropReason.PROMPT_IN_TEST)).isEqualTo(3);
        assertThat(apart.dropped().count(DropReason.PROMPT_IN_VALIDATION)).isEqualTo(1);
    }

    @Test
    void namesTheNearestGeneratorsWhereOneIsUnknown() {
        RowFilter typo =
                new RowFilter(Set.of(Split.values()), Set.of("FLUXX"), Set.of(), Optional.empty(), Optional.empty());
        PlanOptions options = new PlanOptions(typo, new PublishedSplits(), false, Quotas.NONE);

        assertThatThrownBy(() -> Plan.of(shuffled(1), options))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "--generators must name generators of the files used but has 'fluxx'; the nearest are: flux,"
                                + " sdxl");
    }

    @Test
    void refusesToHoldOutGeneratorsThatAreNotThere() {
        PlanOptions typo =
                new PlanOptions(RowFilter.NONE, new HeldOutGenerators(List.of("flux", "sd")), false, Quotas.NONE);
        PlanOptions none = new PlanOptions(RowFilter.NONE, HeldOutGenerators.OF_VERSION_2, false, Quotas.NONE);

        assertThatThrownBy(() -> Plan.of(shuffled(1), typo))
                .hasMessageStartingWith("--hold-out must name generators of the files used but has 'sd'");
        assertThatThrownBy(() -> Plan.of(shuffled(1), none))
                .hasMessage(
                        "--hold-out must name generators of the files used but none of its 20 names is one; the files"
                                + " have: flux, sdxl");
    }

    /** Two splits of 20 chunks, each with 5 rows of each of two generators and of two sources of real images. */
    private static RowTable shuffled(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RowTable.Builder table = new RowTable.Builder();
        for (int file = 0; file < 2; file++) {
            for (int chunk = 0; chunk < 20; chunk++) {
                for (int row = 0; row < 5; row++) {
                    Split split = file == 0 ? Split.TRAIN : Split.TEST;
                    add(table, split, Label.FAKE, "flux", "");
                    add(table, split, Label.FAKE, "sdxl", "");
                    add(table, split, Label.REAL, "laion", "");
                    add(table, split, Label.REAL, "docci", "");
                }
                table.endChunk(file, chunk, 1000 + chunk, random.nextLong());
            }
        }
        return table.build();
    }

    private static void add(RowTable.Builder table, Split split, Label label, String generator, String prompt) {
        table.add(new RowKind(split, label, generator, ""), prompt);
    }

    private static PlanOptions options(Quotas quotas) {
        return new PlanOptions(RowFilter.NONE, new PublishedSplits(), false, quotas);
    }

    private static Map<String, Integer> counts(RowTable table, Plan plan) {
        Map<String, Integer> counts = new TreeMap<>();
        for (PlannedChunk chunk : plan.chunks()) {
            int first = table.chunks().get(20 * chunk.file() + chunk.chunk()).firstRow();
            chunk.rows().stream().forEach(position -> {
                RowKind kind = table.kinds().get(table.kind(first + position));
                String generator = kind.isFake() ? kind.generator() : "real";
                counts.merge(chunk.splits().apply(position).id() + " " + generator, 1, Integer::sum);
            });
        }
        return counts;
    }

    private static Set<String> places(Plan plan) {
        Set<String> places = new HashSet<>();
        plan.chunks()
                .forEach(chunk -> chunk.rows().stream()
                        .forEach(row -> places.add(chunk.file() + "/" + chunk.chunk() + "/" + row)));
        return places;
    }
}
