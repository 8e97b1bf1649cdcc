package io.authentica.evaluate.predict;

import static org.assertj.core.api.Assertions.assertThat;

import io.authentica.evaluate.FakeDetector;
import io.authentica.evaluate.report.HandMade;
import io.authentica.evaluate.source.SourceImage;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PredictorTest {

    @TempDir
    private Path directory;

    private static List<FileResult> predict(ImageFile... files) throws Exception {
        return new Predictor(new FakeDetector(HandMade.model()), List.of(files), List.of()).predict();
    }

    @Test
    void callsAFileUnreadableThatIsTooLargeToHoldInMemory() throws Exception {
        Path image = directory.resolve("huge");
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(SourceImage.MAX_BYTES + 1);
        }

        assertThat(predict(new ImageFile("huge", image)))
                .containsExactly(new FileResult.Unreadable("huge", "has more than 268435456 bytes"));
    }

    @Test
    void callsADirectoryUnreadableAndGoesOn() throws Exception {
        Path image = Files.writeString(directory.resolve("image"), "0.75");

        List<FileResult> results = predict(new ImageFile("directory", directory), new ImageFile("image", image));

        assertThat(results).hasSize(2);
        assertThat(results.get(0)).isEqualTo(new FileResult.Unreadable("directory", "Is a directory"));
        assertThat(results.get(1))
                .isInstanceOfSatisfying(
                        FileResult.Scored.class,
                        scored -> assertThat(scored.probability().calibrated()).isEqualTo(0.75));
    }

    @Test
    void saysNothingOfNoFiles() throws Exception {
        assertThat(predict()).isEmpty();
    }
}
