package io.authentica.evaluate.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Label;
import io.authentica.common.data.Sample;
import io.authentica.common.data.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictionsFileTest {

    private static final String HEADER =
            "id,path,sha256,label,generator,type,release_date,split,format,width,height,condition,raw_fake_probability,fake_probability,verdict\n";

    @TempDir
    Path directory;

    @Test
    void writesOneLineAPrediction() throws IOException {
        Path file = directory.resolve("predictions.csv");

        PredictionsFile.write(
                file,
                List.of(new Prediction(
                        new EvaluatedImage(
                                "a",
                                "fake/a.png",
                                "0f",
                                Label.FAKE,
                                "flux",
                                "base",
                                "2024-08",
                                Split.TEST,
                                "png",
                                640,
                                480),
                        "jpeg:75",
                        0.125,
                        0.25,
                        Label.REAL)));

        assertThat(file)
                .hasContent(
                        HEADER + "a,fake/a.png,0f,fake,flux,base,2024-08,test,png,640,480,jpeg:75,0.125,0.25,real\n");
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
    void readsAFileThatASpreadsheetGaveAByteOrderMark() throws IOException {
        List<Prediction> predictions = List.of(withNameAndProbability("plain.jpg", 0.25));
        Path file = directory.resolve("predictions.csv");
        PredictionsFile.write(file, predictions);

        Files.writeString(file, "\uFEFF" + Files.readString(file));

        assertThat(PredictionsFile.header(file)).isEqualTo(PredictionsFile.COLUMNS);
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
        String good = "\"a\nb\",a,,fake,flux,,,test,png,1,2,clean,0.5,0.5,real\n";

        assertRejected(HEADER + good + "c,fake\n", "line 4: must have 15 columns but has 2");
        assertRejected(
                HEADER + good + "c,c,,FAKE,flux,,,test,png,1,2,clean,0.5,0.5,real\n",
                "line 4: label must be real or fake but was 'FAKE'");
        assertRejected(
                HEADER + "c,c,,fake,flux,,,test,png,1,2,clean,0.5,1.5,real\n",
                "line 2: fakeProbability must be in [0, 1] but was 1.5");
        assertRejected(
                HEADER + "c,c,,fake,flux,,,test,png,1,2,clean,0.5,NaN,real\n",
                "line 2: fakeProbability must be in [0, 1] but was NaN");
        assertRejected(
                HEADER + "c,c,,fake,flux,,,test,png,1,2,clean,0.5,high,real\n",
                "line 2: fake_probability must be a number but was 'high'");
        assertRejected(
                HEADER + "c,c,,fake,flux,,,test,png,1,2,clean,low,0.5,real\n",
                "line 2: raw_fake_probability must be a number but was 'low'");
        assertRejected(
                HEADER + "c,c,,fake,flux,,,test,png,1,2,clean,-0.5,0.5,real\n",
                "line 2: rawFakeProbability must be in [0, 1] but was -0.5");
        assertRejected(
                HEADER + "c,c,,fake,flux,,,test,png,wide,2,clean,0.5,0.5,real\n",
                "line 2: width must be a whole number but was 'wide'");
        assertRejected(
                HEADER + "c,c,,fake,flux,,,test,png,1,2,,0.5,0.5,real\n",
                "line 2: condition must be a word such as clean but is blank");
    }

    private void assertRejected(String content, String message) throws IOException {
        Path file = directory.resolve("bad.csv");
        Files.writeString(file, content);

        assertThatThrownBy(() -> PredictionsFile.read(file))
                .isInstanceOf(UserException.class)
                .hasMessage(file + ": " + message);
    }

    private static Prediction withNameAndProbability(String name, double fakeProbability) {
        EvaluatedImage image = EvaluatedImage.of(new Sample(name, "", Label.FAKE, name, "", "", Split.VALIDATION));
        return new Prediction(image, Prediction.CLEAN, 0.0625, fakeProbability, Label.REAL);
    }
}
