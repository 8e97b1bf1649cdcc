package io.authentica.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Label;
import io.authentica.common.data.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictionsFileTest {

    private static final String HEADER =
            "file_name,label,generator,type,release_date,split,fake_probability,verdict,raw_fake_probability\n";

    @TempDir
    Path directory;

    @Test
    void writesOneLineAPrediction() throws IOException {
        Path file = directory.resolve("predictions.csv");

        PredictionsFile.write(
                file,
                List.of(new Prediction(
                        "fake/a.png", Label.FAKE, "flux", "base", "2024-08", Split.TEST, 0.25, Label.REAL, 0.125)));

        assertThat(file).hasContent(HEADER + "fake/a.png,fake,flux,base,2024-08,test,0.25,real,0.125\n");
    }

    @Test
    void readsBackEveryNameAndEveryBitOfAProbability() throws IOException {
        List<Prediction> predictions = List.of(
                withNameAndProbability("plain.jpg", 1 / 3.0),
                withNameAndProbability("comma, \"quote\" and|pipe.jpg", Math.nextDown(1.0)),
                withNameAndProbability("new\nline\r\nand tab\t.jpg", Double.MIN_VALUE),
                withNameAndProbability(" spaces around ", 0),
                withNameAndProbability("Ünï-码-\uD83D\uDE00.jpg", 1),
                withNameAndProbability("#comment.jpg", 1e-17));
        Path file = directory.resolve("predictions.csv");

        PredictionsFile.write(file, predictions);

        assertThat(PredictionsFile.read(file)).isEqualTo(predictions);
    }

    @Test
    void readsBackNoPredictions() throws IOException {
        Path file = directory.resolve("predictions.csv");

        PredictionsFile.write(file, List.of());

        assertThat(PredictionsFile.read(file)).isEmpty();
    }

    @Test
    void rejectsAnotherHeader() throws IOException {
        assertRejected("file_name,label\n", "line 1 must be " + HEADER.strip() + " but was file_name,label");
        assertRejected("", "must start with the line " + HEADER.strip());
    }

    @Test
    void rejectsARowByItsLine() throws IOException {
        String good = "\"a\nb\",fake,flux,,,test,0.5,real,0.5\n";

        assertRejected(HEADER + good + "c,fake\n", "line 4 must have 9 columns but has 2");
        assertRejected(
                HEADER + good + "c,FAKE,flux,,,test,0.5,real,0.5\n",
                "line 4: label must be real or fake but was 'FAKE'");
        assertRejected(
                HEADER + "c,fake,flux,,,test,1.5,real,0.5\n", "line 2: fakeProbability must be in [0, 1] but was 1.5");
        assertRejected(
                HEADER + "c,fake,flux,,,test,NaN,real,0.5\n", "line 2: fakeProbability must be in [0, 1] but was NaN");
        assertRejected(
                HEADER + "c,fake,flux,,,test,high,real,0.5\n",
                "line 2: fake_probability must be a number but was 'high'");
        assertRejected(
                HEADER + "c,fake,flux,,,test,0.5,real,low\n",
                "line 2: raw_fake_probability must be a number but was 'low'");
        assertRejected(
                HEADER + "c,fake,flux,,,test,0.5,real,-0.5\n",
                "line 2: rawFakeProbability must be in [0, 1] but was -0.5");
    }

    private void assertRejected(String content, String message) throws IOException {
        Path file = directory.resolve("bad.csv");
        Files.writeString(file, content);

        assertThatThrownBy(() -> PredictionsFile.read(file))
                .isInstanceOf(UserException.class)
                .hasMessage(file + ": " + message);
    }

    private static Prediction withNameAndProbability(String name, double fakeProbability) {
        return new Prediction(name, Label.FAKE, name, "", "", Split.VALIDATION, fakeProbability, Label.REAL, 0.0625);
    }
}
