package io.authentica.evaluate.plot;

import static org.assertj.core.api.Assertions.assertThat;

import io.authentica.common.data.Label;
import io.authentica.evaluate.report.HandMade;
import io.authentica.evaluate.score.EvaluatedImage;
import io.authentica.evaluate.score.Prediction;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class MistakeSheetTest {

    private static final Subject SUBJECT = new Subject("starter", 4, 6);

    /** In pixels of the sheet: cells of 360, 28 apart, from 40; the first row's middle is at 208 + 180. */
    private static final int FIRST_ROW = 388;

    private final List<String> asked = new ArrayList<>();

    @Test
    void showsMistakesByConfidenceAndPassesOverUnreadableFiles() {
        List<Prediction> predictions = List.of(
                HandMade.prediction("blue", Label.FAKE, "flux", 0.3),
                HandMade.prediction("red", Label.FAKE, "flux", 0.2),
                HandMade.prediction("missing", Label.FAKE, "flux", 0.15),
                HandMade.prediction("damaged", Label.FAKE, "flux", 0.1),
                HandMade.prediction("green", Label.FAKE, HandMade.HOSTILE, 0.05),
                HandMade.prediction("right", Label.FAKE, "flux", 0.95));

        BufferedImage sheet = draw(predictions, 2);

        assertThat(asked).containsExactly("green", "damaged", "missing", "red");
        assertThat(sheet.getRGB(40 + 180, FIRST_ROW)).isEqualTo(Color.GREEN.getRGB());
        assertThat(sheet.getRGB(40 + 388 + 180, FIRST_ROW)).isEqualTo(Color.RED.getRGB());
        assertThat(sheet.getRGB(40 + 2 * 388 + 180, FIRST_ROW)).isEqualTo(Color.WHITE.getRGB());
    }

    @Test
    void hasTheSizeOfItsRows() {
        List<Prediction> seven = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            seven.add(HandMade.prediction("red" + i, Label.FAKE, "flux", 0.1));
        }

        BufferedImage oneRow = draw(seven.subList(0, 6), 12);
        BufferedImage twoRows = draw(seven, 12);

        assertThat(oneRow.getWidth()).isEqualTo(2 * (2 * 20 + 6 * 180 + 5 * 14));
        assertThat(oneRow.getHeight()).isEqualTo(2 * (64 + 2 * 40 + 4 + 180 + 56 + 14));
        assertThat(twoRows.getHeight() - oneRow.getHeight()).isEqualTo(2 * (180 + 56 + 14));
        assertThat(twoRows.getWidth()).isEqualTo(oneRow.getWidth());
    }

    @Test
    void isNotThereWithoutAPictureToShow() {
        assertThat(MistakeSheet.draw(SUBJECT, List.of(), this::read, 12)).isEmpty();

        assertThat(MistakeSheet.draw(SUBJECT, mistakes("missing", 99), this::read, 12))
                .isEmpty();
        assertThat(asked).hasSize(99);
    }

    @Test
    void looksNoFurtherWhenAHundredFilesAreMissingAndNoneIsThere() {
        List<Prediction> predictions = new ArrayList<>(mistakes("missing", 150));
        predictions.add(HandMade.prediction("red", Label.REAL, "clothing", 0.9));

        assertThat(MistakeSheet.draw(SUBJECT, predictions, this::read, 12)).isEmpty();
        assertThat(asked).hasSize(100);
    }

    @Test
    void looksOnAfterAnyNumberOfMissingFilesWhereOneWasThere() {
        List<Prediction> predictions = new ArrayList<>(mistakes("missing", 150));
        predictions.add(HandMade.prediction("red", Label.FAKE, "flux", 0.01));
        predictions.add(HandMade.prediction("green", Label.FAKE, "flux", 0.4));

        BufferedImage sheet = draw(predictions, 2);

        assertThat(sheet.getRGB(40 + 388 + 180, FIRST_ROW)).isEqualTo(Color.GREEN.getRGB());
    }

    private static List<Prediction> mistakes(String name, int count) {
        return Collections.nCopies(count, HandMade.prediction(name, Label.FAKE, "flux", 0.1));
    }

    private BufferedImage draw(List<Prediction> predictions, int perKind) {
        return MistakeSheet.draw(SUBJECT, predictions, this::read, perKind).orElseThrow();
    }

    private byte[] read(EvaluatedImage image) throws IOException {
        asked.add(image.path());
        if (image.path().equals("missing")) {
            throw new IOException("missing");
        }
        byte[] png = png(image.path().equals("green") ? Color.GREEN : Color.RED);
        return image.path().equals("damaged") ? Arrays.copyOf(png, 20) : png;
    }

    private static byte[] png(Color colour) throws IOException {
        BufferedImage picture = new BufferedImage(500, 400, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect(0, 0, 500, 400);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        return bytes.toByteArray();
    }
}
