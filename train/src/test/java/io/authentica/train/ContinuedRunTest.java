package io.authentica.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.authentica.common.data.ManifestReader;
import io.authentica.common.modelpackage.ModelPackage;
import io.authentica.common.modelpackage.PackageIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that go on from a package with new generators, on tiny data sets, on the CPU. */
final class ContinuedRunTest {

    private static final Path RECIPE =
            Path.of(System.getProperty("authentica.root"), "train/src/test/resources/tiny-recipe.yaml");

    @TempDir
    private static Path shared;

    private static Path old = Path.of("");
    private static Path fresh = Path.of("");
    private static Path before = Path.of("");
    private static Path recipe = Path.of("");
    private static Path straight = Path.of("");

    @TempDir
    private Path directory;

    @BeforeAll
    static void trainsAPackageAndGoesOnFromIt() throws IOException {
        old = TinyDataSet.writeGenerators(shared.resolve("old"), "camera", List.of("gan", "vae"), "late");
        fresh = TinyDataSet.writeGenerators(shared.resolve("new"), "scan", List.of("diffusion"), "late");
        // Whoever opened a test split would fail.
        for (Path root : List.of(old, fresh)) {
            try (Stream<Path> files = Files.walk(root.resolve("test"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.writeString(file, "no image");
                }
            }
        }
        String tiny =
                Files.readString(RECIPE).replace("epochs: 3", "epochs: 1").replace("freeze: none", "freeze: trunk");
        Path first = Files.writeString(shared.resolve("first.yaml"), tiny);
        assertThat(Outcome.onCpu("--recipe", first, "--data", old, "--out", shared.resolve("first")))
                .isEqualTo(Outcome.SUCCESS);
        before = shared.resolve("first/package");
        recipe = Files.writeString(
                shared.resolve("continue.yaml"),
                tiny.replace("name: tiny", "name: continued").replace("head: new", "head: keep")
                        + "rehearsal: {share: 0.5, max_images: 100}\n");
        straight = shared.resolve("straight");
        assertThat(continueTo(straight)).isEqualTo(Outcome.SUCCESS);
    }

    private static Outcome continueTo(Path out, Object... more) {
        return Outcome.onCpu(Stream.concat(
                        Stream.of(
                                "--recipe", recipe, "--data", fresh, "--rehearse", old, "--init", before, "--out", out),
                        Stream.of(more))
                .toArray());
    }

    private static void assertFails(Outcome outcome, int exitCode, String message) {
        assertThat(outcome.errors()).startsWith("error: ").contains(message);
        assertThat(outcome.exitCode()).isEqualTo(exitCode);
    }

    @Test
    void notesWhatItBeganWithAndWhatItRehearsed() throws IOException {
        assertThat(ModelPackage.load(straight.resolve("package")).description().provenance())
                .containsEntry("manifest_sha256", ManifestReader.read(fresh).sha256())
                .containsEntry(
                        "rehearsal_manifest_sha256", ManifestReader.read(old).sha256())
                .containsEntry("init_package_sha256", PackageIdentity.sha256(before))
                // Four fakes and four reals, and half of the eight and four of the old data set.
                .containsEntry("train_images", "14")
                .containsEntry("rehearsal_images", "6")
                .containsEntry("train_generators", "diffusion,gan,vae")
                .containsEntry("train_real_sources", "camera,scan");
        assertThat(straight.resolve("environment.json"))
                .content()
                .contains("\"rehearsal_manifest_sha256\"", "\"init_package_sha256\"");
    }

    @Test
    void comparesBothPackagesOnTheValidationImagesOfBothDataSets() {
        assertThat(straight.resolve("report.md"))
                .content()
                .contains("[forgetting.md](forgetting.md)")
                .contains("Rehearsed: 6 of 12 training images of ")
                .contains("highest AUC on 20 of 20 validation images")
                .contains("| gan | fake | 2 | 4 | 0 |\n", "| diffusion | fake | 4 | 4 | 4 |\n");
        assertThat(straight.resolve("forgetting.md"))
                .content()
                .contains("Model \"tiny\" before and model \"continued\" after, on the same 20 validation images: ")
                .containsSubsequence("| diffusion | new | 4 | ", "| gan | old | 4 | ", "| vae | old | 4 | ")
                .containsSubsequence("| scan | new | 4 | ", "| camera | old | 4 | ", "| all reals | both | 8 | ");
        assertThat(straight.resolve("forgetting.csv")).content().hasLineCount(7);
    }

    @Test
    void keepsAClassifierOnlyWithItsNetworkAndItsPreprocessing() throws IOException {
        String kept = Files.readString(recipe);
        Path crop = Files.writeString(
                directory.resolve("crop.yaml"),
                kept.replace("resize: squash-bilinear", "resize: shorter256-bicubic-crop224"));
        Path stride =
                Files.writeString(directory.resolve("stride.yaml"), kept.replace("stem_stride: 2", "stem_stride: 1"));
        Path out = directory.resolve("run");

        assertFails(
                Outcome.onCpu("--recipe", crop, "--data", fresh, "--rehearse", old, "--init", before, "--out", out),
                1,
                "with model.head keep, resize must be the package's, squash-bilinear, but is shorter256-bicubic-crop224");
        assertFails(
                Outcome.onCpu("--recipe", stride, "--data", fresh, "--rehearse", old, "--init", before, "--out", out),
                1,
                "with model.head keep, model.stem_stride must be the package's but is 1");
        assertThat(out).doesNotExist();
    }

    @Test
    void endsAsAnUninterruptedRunWhenItGoesOn() throws IOException {
        Path run = directory.resolve("run");
        Path damaged = old.resolve("validation/fake/vae/3.png");
        byte[] image = Files.readAllBytes(damaged);
        Files.writeString(damaged, "no image");
        try {
            // The last validation image: all steps are done by then, and an old one does take part.
            assertFails(continueTo(run, "--checkpoint-every", "1"), 1, damaged.toString());
        } finally {
            Files.write(damaged, image);
        }
        assertThat(run.resolve("package")).doesNotExist();
        assertThat(run.resolve("checkpoints")).isNotEmptyDirectory();

        assertThat(continueTo(run, "--checkpoint-every", "1", "--resume")).isEqualTo(Outcome.SUCCESS);

        for (String file : List.of("metrics.csv", "package/model.safetensors", "forgetting.md", "forgetting.csv")) {
            assertThat(run.resolve(file)).hasSameBinaryContentAs(straight.resolve(file));
        }
    }

    @Test
    void writesTheComparisonThatIsMissingOfAFinishedRun() throws IOException {
        Path run = directory.resolve("run");
        assertThat(continueTo(run)).isEqualTo(Outcome.SUCCESS);
        Files.delete(run.resolve("forgetting.md"));

        assertThat(continueTo(run, "--resume")).isEqualTo(Outcome.SUCCESS);

        assertThat(run.resolve("forgetting.md")).hasSameBinaryContentAs(straight.resolve("forgetting.md"));
    }

    @Test
    void refusesToGoOnWithOtherOldDataOrAnotherPackage() throws IOException {
        Path other = TinyDataSet.writeGenerators(directory.resolve("other"), "camera", List.of("gan"), "late");

        assertFails(
                Outcome.onCpu(
                        "--recipe",
                        recipe,
                        "--data",
                        fresh,
                        "--rehearse",
                        other,
                        "--init",
                        before,
                        "--out",
                        straight,
                        "--resume"),
                1,
                "the rehearsed data of a resumed run must be that of its beginning, with rehearsal_manifest_sha256 ");
        assertFails(
                Outcome.onCpu(
                        "--recipe",
                        recipe,
                        "--data",
                        fresh,
                        "--rehearse",
                        old,
                        "--init",
                        straight.resolve("package"),
                        "--out",
                        straight,
                        "--resume"),
                1,
                "the initial package of a resumed run must be that of its beginning, with init_package_sha256 ");
    }

    @Test
    void refusesToRehearseWithoutAPackageToCompareWith() {
        Path run = directory.resolve("run");

        assertFails(
                Outcome.onCpu("--recipe", recipe, "--data", fresh, "--rehearse", old, "--out", run),
                2,
                "--rehearse compares with the package of --init, which must be given with it");
        assertFails(
                Outcome.onCpu(
                        "--recipe",
                        recipe,
                        "--data",
                        fresh,
                        "--rehearse",
                        old,
                        "--out",
                        run,
                        "--init",
                        before.resolve("model.safetensors")),
                1,
                "--init must be a model package with --rehearse, which compares with it, but is ");
        assertThat(run).doesNotExist();
    }

    @Test
    void refusesARecipeThatDoesNotFit() {
        Path run = directory.resolve("run");

        assertFails(
                Outcome.onCpu("--recipe", recipe, "--data", fresh, "--init", before, "--out", run),
                1,
                recipe + ": rehearsal says how much of an older data set is shown again, which --rehearse must name");
        assertFails(
                Outcome.onCpu("--recipe", RECIPE, "--data", fresh, "--rehearse", old, "--init", before, "--out", run),
                1,
                RECIPE + ": rehearsal must say how much of " + old + " is shown again but is missing");
        assertThat(run).doesNotExist();
    }

    @Test
    void refusesTheSameDataSetTwice() {
        assertFails(
                Outcome.onCpu(
                        "--recipe",
                        recipe,
                        "--data",
                        old,
                        "--rehearse",
                        old,
                        "--init",
                        before,
                        "--out",
                        directory.resolve("run")),
                1,
                "--rehearse must name another data set than --data but ");
    }
}
