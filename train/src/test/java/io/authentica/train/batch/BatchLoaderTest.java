package io.authentica.train.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.common.data.Label;
import io.authentica.common.data.Manifest;
import io.authentica.common.data.ManifestReader;
import io.authentica.common.data.Sample;
import io.authentica.common.data.Split;
import io.authentica.common.image.Preprocessing;
import io.authentica.common.image.Preprocessor;
import io.authentica.common.image.ResizePolicy;
import io.authentica.train.TinyDataSet;
import io.authentica.train.augment.AugmentationChain;
import io.authentica.train.augment.ColourJitter;
import io.authentica.train.augment.GaussianNoise;
import io.authentica.train.augment.HorizontalFlip;
import io.authentica.train.augment.RandomResizedCrop;
import io.authentica.train.augment.SocialMedia;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BatchLoaderTest {

    private static final Preprocessor PREPROCESSOR =
            new Preprocessor(Preprocessing.imageNet(ResizePolicy.SQUASH_BILINEAR));

    @TempDir
    private Path directory;

    private Manifest train() throws IOException {
        return ManifestReader.read(TinyDataSet.write(directory, 5)).filter(Split.TRAIN);
    }

    private static long loaderThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("image-loader"))
                .count();
    }

    private static List<Batch> load(Manifest split, int threads) {
        AugmentationChain chain = new AugmentationChain(
                List.of(
                        new RandomResizedCrop(0.8, 0.3, 1.5),
                        new HorizontalFlip(0.5),
                        new ColourJitter(0.8, 0.3, 0.3, 0.3, 0.1),
                        new GaussianNoise(0.5, 1, 5),
                        new SocialMedia(1)),
                3);
        List<Batch> batches = new ArrayList<>();
        try (BatchLoader loader = new BatchLoader(split, PREPROCESSOR, threads)) {
            loader.load(
                    new EpochOrder(new Sampler.Shuffled(), split.samples(), 2, 8).batches(1),
                    (image, sample) -> chain.apply(image, 1, sample),
                    batches::add);
        }
        return batches;
    }

    @Test
    void givesTheSameBatchesInTheSameOrderWhateverTheNumberOfThreads() throws IOException {
        Manifest split = train();

        List<Batch> one = load(split, 1);
        List<Batch> four = load(split, 4);

        assertThat(one).hasSize(5);
        for (int i = 0; i < one.size(); i++) {
            assertThat(four.get(i).samples()).isEqualTo(one.get(i).samples());
            for (int j = 0; j < 2; j++) {
                assertThat(four.get(i).images().get(j))
                        .isEqualTo(one.get(i).images().get(j));
            }
        }
    }

    @Test
    void changesAnImageAlikeWhateverItsLabel() throws IOException {
        Manifest split = train();
        Manifest swapped = new Manifest(
                split.root(),
                split.samples().stream()
                        .map(sample -> new Sample(
                                sample.fileName(),
                                sample.prompt(),
                                sample.label() == Label.REAL ? Label.FAKE : Label.REAL,
                                sample.generator(),
                                sample.type(),
                                sample.releaseDate(),
                                sample.split()))
                        .toList());

        List<Batch> batches = load(split, 2);
        List<Batch> others = load(swapped, 2);

        for (int i = 0; i < batches.size(); i++) {
            assertThat(others.get(i).labels()).isNotEqualTo(batches.get(i).labels());
            for (int j = 0; j < 2; j++) {
                assertThat(others.get(i).images().get(j))
                        .isEqualTo(batches.get(i).images().get(j));
            }
        }
    }

    @Test
    void pairsImagesWithTheirLabels() throws IOException {
        Manifest split = train();

        for (Batch batch : load(split, 2)) {
            for (int i = 0; i < 2; i++) {
                boolean fake = batch.samples().get(i).fileName().contains("/fake/");
                assertThat(batch.labels()[i]).isEqualTo(fake ? 1 : 0);
            }
        }
    }

    @Test
    void stopsAtAnUnreadableImageAndSaysWhatToDo() throws IOException {
        Manifest split = train();
        Path broken = split.file(split.samples().get(4));
        Files.writeString(broken, "no image");

        assertThatThrownBy(() -> load(split, 2))
                .hasMessageStartingWith(broken + ": ")
                .hasMessageEndingWith("(run scripts/data.sh prepare, which sorts such images out)");
    }

    @Test
    void namesTheFileWhateverFailsInAWorker() throws IOException {
        Manifest split = train();
        List<Batch> batches = new ArrayList<>();

        try (BatchLoader loader = new BatchLoader(split, PREPROCESSOR, 2)) {
            assertThatThrownBy(() -> loader.load(
                            EpochOrder.sequential(10, 2),
                            (image, sample) -> {
                                if (sample == 5) {
                                    throw new ArithmeticException("of the change");
                                }
                                return image;
                            },
                            batches::add))
                    .hasMessage(split.file(split.samples().get(5)) + ": augmentation or resizing failed (64x64 pixels)")
                    .hasRootCauseMessage("of the change");
        }

        assertThat(batches).hasSize(2);
    }

    @Test
    void namesAFileThatIsGone() throws IOException {
        Manifest split = train();
        Path gone = split.file(split.samples().get(3));
        Files.delete(gone);

        assertThatThrownBy(() -> load(split, 3)).hasMessageContaining(gone.toString());
    }

    @Test
    void leavesNoThreadBehindEvenWhenTheConsumerFails() throws IOException {
        Manifest split = train();

        assertThatThrownBy(() -> {
                    try (BatchLoader loader = new BatchLoader(split, PREPROCESSOR, 3)) {
                        loader.load(EpochOrder.sequential(10, 2), (image, sample) -> image, batch -> {
                            throw new IllegalStateException("of the consumer");
                        });
                    }
                })
                .hasMessage("of the consumer");

        assertThat(loaderThreads()).isZero();
    }

    @Test
    void holdsAsManyBatchesAsAreAheadAndNoMore() throws IOException {
        Manifest split = train();
        AtomicInteger begun = new AtomicInteger();
        List<Integer> begunWhenConsumed = new ArrayList<>();

        try (BatchLoader loader = new BatchLoader(split, PREPROCESSOR, 1)) {
            assertThat(loader.batchesAhead(2)).isEqualTo(2);
            loader.load(
                    EpochOrder.sequential(10, 1),
                    (image, sample) -> {
                        begun.incrementAndGet();
                        return image;
                    },
                    batch -> begunWhenConsumed.add(begun.get()));
        }

        // The one consumed and two ahead of it.
        for (int i = 0; i < 10; i++) {
            assertThat(begunWhenConsumed.get(i)).isBetween(i + 1, i + 3);
        }
    }

    @Test
    void loadsFurtherAheadWhereManyThreadsShareSmallBatches() throws IOException {
        try (BatchLoader loader = new BatchLoader(train(), PREPROCESSOR, 16)) {
            assertThat(loader.batchesAhead(8)).isEqualTo(4);
            assertThat(loader.batchesAhead(64)).isEqualTo(2);
        }
    }
}
