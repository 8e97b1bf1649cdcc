package io.authentica.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.authentica.common.data.Manifest;
import io.authentica.common.data.ManifestReader;
import io.authentica.common.data.Sample;
import io.authentica.common.data.Split;
import io.authentica.common.parquet.Source;
import io.authentica.train.data.plan.PlanOptions;
import io.authentica.train.data.plan.PublishedSplits;
import io.authentica.train.data.plan.Quotas;
import io.authentica.train.data.plan.RowFilter;
import io.authentica.train.hub.FakeFile;
import io.authentica.train.hub.FakeHub;
import io.authentica.train.hub.HubClient;
import io.authentica.train.hub.HubReference;
import io.authentica.train.hub.HubRepository;
import io.authentica.train.hub.HubRepository.Kind;
import io.authentica.train.source.Sources;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shards that Hugging Face's and Apache Arrow's code has written. */
@Tag("reference-data")
class OpenFakeMiniTest {

    @TempDir
    Path directory = Path.of(".");

    @Test
    void fetchesLessThanTwoFifthsOfTrainForFiftyOfEachGenerator() throws IOException {
        Traffic traffic = prepare(Set.of(Split.TRAIN), 50);

        assertThat(counts()).isEqualTo(Map.of("train real", 100L, "train fake", 100L));
        // 137 images of sd-3 lie in 18 row groups, 12 at most in one: the best five have 53.
        assertThat(traffic.chunksPlanned()).isEqualTo(5);
        assertThat(traffic.chunksInAll()).isEqualTo(18);
        assertThat((double) traffic.bytesPlanned() / traffic.bytesInAll()).isLessThan(0.4);
    }

    @Test
    void fetchesAllRowGroupsWithAGeneratorThatHasFewerThanAskedFor() throws IOException {
        Traffic traffic = prepare(Set.of(Split.values()), 50);

        // Validation and test have 35 images of sd-3 each, in every row group.
        assertThat(counts())
                .containsEntry("validation fake", 85L)
                .containsEntry("validation real", 85L)
                .containsEntry("test fake", 185L)
                .containsEntry("test real", 185L);
        assertThat(traffic.chunksPlanned()).isEqualTo(5 + 4 + 5);
        assertThat(Files.readAllLines(directory.resolve("out/rejected.csv"))).hasSize(1);
        assertThat(Files.readString(directory.resolve("out/summary.md"))).contains("| test | sd-3 | 50 | 35 |");
    }

    @Test
    void fetchesNoMoreThanThatFromTheHub() throws IOException {
        HubRepository repository = new HubRepository(Kind.DATASET, "Org/Mini");
        long trainBytes = 0;
        Map<String, FakeFile> files = new HashMap<>();
        try (DirectoryStream<Path> shards = Files.newDirectoryStream(mini().resolve("core"))) {
            for (Path shard : shards) {
                String name = shard.getFileName().toString();
                files.put("core/" + name, FakeFile.large(shard));
                trainBytes += name.startsWith("train") ? Files.size(shard) : 0;
            }
        }
        try (FakeHub hub = FakeHub.start()) {
            hub.repository(repository).commit(files);
            HubClient client = new HubClient(hub.settings(directory.resolve("cache")));
            try (Source source = Sources.onHub(client, HubReference.parse(repository.toString()), "core", 0)) {
                PrepareOptions options = options(repository.toString(), Set.of(Split.TRAIN), 50);

                Traffic traffic = Preparation.run(options, source).traffic().orElseThrow();

                assertThat(counts()).isEqualTo(Map.of("train real", 100L, "train fake", 100L));
                assertThat(hub.bytesSent("GET cdn"))
                        .isEqualTo(traffic.bytesRead())
                        .isLessThan(trainBytes * 2 / 5);
            }
        }
    }

    private static Path mini() {
        Path source =
                Path.of(System.getProperty("authentica.referenceData", "none")).resolve("data/openfake-mini");
        assumeTrue(Files.isDirectory(source), () -> source + " does not exist");
        return source;
    }

    private Traffic prepare(Set<Split> splits, int perGenerator) throws IOException {
        return Preparation.run(options(mini().toString(), splits, perGenerator))
                .traffic()
                .orElseThrow();
    }

    private PrepareOptions options(String source, Set<Split> splits, int perGenerator) {
        RowFilter filter = new RowFilter(splits, Set.of(), Set.of(), Optional.empty(), Optional.empty());
        Quotas quotas = new Quotas(OptionalInt.of(perGenerator), new Quotas.Reals.Balanced());
        PlanOptions plan = new PlanOptions(filter, new PublishedSplits(), false, quotas);

        return PrepareOptionsFixture.of(source, directory.resolve("out"), plan, 0, 2);
    }

    private Map<String, Long> counts() throws IOException {
        Manifest manifest = ManifestReader.read(directory.resolve("out"));
        return manifest.samples().stream()
                .collect(Collectors.groupingBy(OpenFakeMiniTest::splitAndLabel, Collectors.counting()));
    }

    private static String splitAndLabel(Sample sample) {
        return sample.split().id() + " " + sample.label().id();
    }
}
