package io.authentica.evaluate.plot;

import io.authentica.common.data.Label;
import io.authentica.common.image.ImageDecoder;
import io.authentica.common.image.ResampleFilter;
import io.authentica.common.image.Resampler;
import io.authentica.common.image.RgbImage;
import io.authentica.evaluate.draw.Drawing;
import io.authentica.evaluate.draw.Ink;
import io.authentica.evaluate.draw.Png;
import io.authentica.evaluate.draw.Shape;
import io.authentica.evaluate.draw.Shape.Anchor;
import io.authentica.evaluate.draw.Shape.Face;
import io.authentica.evaluate.draw.TextWidths;
import io.authentica.evaluate.score.EvaluatedImage;
import io.authentica.evaluate.score.Prediction;
import io.authentica.evaluate.text.DisplayText;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A contact sheet of the most confident mistakes of both kinds. It holds pictures of the data, so it is a file of its own that a report
 * can be passed on without.
 */
public final class MistakeSheet {

    static final int CELL_PIXELS = 180;
    static final int COLUMNS = 6;

    private static final int GAP = 14;
    private static final int CAPTION = 56;
    private static final int HEADING = 40;
    private static final int WIDTH_PIXELS = (int) (2 * Sketch.MARGIN) + COLUMNS * (CELL_PIXELS + GAP) - GAP;
    /** When so many files cannot be read and none could, the images are not at hand. */
    private static final int MOST_FAILURES = 100;

    private static final Face NAME = Face.bold(12);
    private static final Face SMALL = Face.faint(11);

    private MistakeSheet() {}

    /** Gives the bytes of encoded images. */
    @FunctionalInterface
    public interface Source {

        /** @throws IOException if the image is not at hand or cannot be read */
        byte[] read(EvaluatedImage image) throws IOException;
    }

    /** What is drawn: a picture in its place, in cells of the drawing. */
    private record Placed(BufferedImage picture, double left, double top) {}

    /** Mistakes of one kind whose pictures could be read, and how many more confident ones could not. */
    private record Kind(String title, long all, List<Prediction> shown, List<BufferedImage> pictures, long skipped) {}

    /** Reads pictures, and knows when there is no use in going on. */
    private static final class Album {

        private final ImageDecoder decoder = new ImageDecoder();
        private final Source source;
        private int failures;
        private boolean hasPictures;

        Album(Source source) {
            this.source = source;
        }

        Optional<BufferedImage> read(EvaluatedImage image) {
            try {
                BufferedImage picture = reduced(decoder.decode(image.path(), source.read(image)));
                hasPictures = true;
                return Optional.of(picture);
            } catch (IOException missingOrUnreadable) {
                failures++;
                return Optional.empty();
            }
        }

        boolean isHopeless() {
            return !hasPictures && failures >= MOST_FAILURES;
        }
    }

    /**
     * Draws at most {@code perKind} mistakes of each kind. Those whose files cannot be read are passed over, which the sheet says.
     * Throws what Java throws where it finds no font.
     *
     * @param predictions under one condition
     * @return empty where there is no picture to show
     */
    public static Optional<BufferedImage> draw(
            Subject subject, List<Prediction> predictions, Source source, int perKind) {
        Album album = new Album(source);
        Kind missedFakes = kind("Fakes called real", Mistakes.ranked(predictions, Label.FAKE), album, perKind);
        Kind falseAlarms = kind("Reals called fake", Mistakes.ranked(predictions, Label.REAL), album, perKind);
        if (!album.hasPictures) {
            return Optional.empty();
        }
        Sketch sketch = new Sketch(
                WIDTH_PIXELS, "Most confident mistakes, n = " + subject.images() + " images", subject.line());
        List<Placed> placed = new ArrayList<>();
        double y = Sketch.TITLES_PIXELS;
        for (Kind kind : List.of(missedFakes, falseAlarms)) {
            y = place(sketch, placed, kind, y);
        }
        Drawing drawing = sketch.drawing(y + 4, "");
        BufferedImage sheet = Png.paint(drawing);
        Graphics2D graphics = sheet.createGraphics();
        try {
            for (Placed each : placed) {
                int left = (int) Math.round(each.left() * Png.SCALE);
                int top = (int) Math.round(each.top() * Png.SCALE);
                graphics.drawImage(each.picture(), left, top, null);
            }
        } finally {
            graphics.dispose();
        }
        return Optional.of(sheet);
    }

    private static Kind kind(String title, List<Prediction> mistakes, Album album, int most) {
        List<Prediction> shown = new ArrayList<>();
        List<BufferedImage> pictures = new ArrayList<>();
        long skipped = 0;
        for (Prediction mistake : mistakes) {
            if (shown.size() == most || album.isHopeless()) {
                break;
            }
            Optional<BufferedImage> picture = album.read(mistake.image());
            if (picture.isPresent()) {
                pictures.add(picture.get());
                shown.add(mistake);
            } else {
                skipped++;
            }
        }
        return new Kind(title, mistakes.size(), shown, pictures, skipped);
    }

    private static double place(Sketch sketch, List<Placed> placed, Kind kind, double top) {
        String count = kind.all() == 0
                ? ": none"
                : ": the %d most confident of %d".formatted(kind.shown().size(), kind.all());
        String skipped = kind.skipped() == 0
                ? ""
                : "; %s could not be read and %s left out"
                        .formatted(DisplayText.counted(kind.skipped(), "file"), kind.skipped() == 1 ? "is" : "are");
        sketch.words(kind.title() + count + skipped, Sketch.MARGIN, top + 22, Anchor.START, Face.bold(14));
        double y = top + HEADING;
        for (int i = 0; i < kind.shown().size(); i++) {
            int row = i / COLUMNS;
            int column = i % COLUMNS;
            double left = Sketch.MARGIN + column * (CELL_PIXELS + GAP);
            double cellTop = y + row * (CELL_PIXELS + CAPTION + GAP);
            BufferedImage picture = kind.pictures().get(i);
            sketch.add(new Shape.Box(left, cellTop, CELL_PIXELS, CELL_PIXELS, Ink.GRID, 0.5));
            double side = CELL_PIXELS * Png.SCALE;
            placed.add(new Placed(
                    picture,
                    left + (side - picture.getWidth()) / 2 / Png.SCALE,
                    cellTop + (side - picture.getHeight()) / 2 / Png.SCALE));
            caption(sketch, kind.shown().get(i), left, cellTop + CELL_PIXELS);
        }
        int rows = (kind.shown().size() + COLUMNS - 1) / COLUMNS;
        return y + rows * (CELL_PIXELS + CAPTION + GAP);
    }

    private static void caption(Sketch sketch, Prediction mistake, double left, double top) {
        EvaluatedImage image = mistake.image();
        String generator = DisplayText.named(image.generator());
        sketch.words(TextWidths.fitted(generator, NAME, CELL_PIXELS), left, top + 16, Anchor.START, NAME);
        String probability = String.format(Locale.ROOT, "probability of fake %.4f", mistake.fakeProbability());
        sketch.words(probability, left, top + 32, Anchor.START, Face.plain(11));
        sketch.words(TextWidths.fitted(image.path(), SMALL, CELL_PIXELS), left, top + 47, Anchor.START, SMALL);
    }

    /** Proportions kept; a small picture stays as it is. */
    private static BufferedImage reduced(RgbImage image) {
        double side = CELL_PIXELS * Png.SCALE;
        double factor = Math.min(1, side / Math.max(image.width(), image.height()));
        int width = Math.max(1, (int) Math.round(image.width() * factor));
        int height = Math.max(1, (int) Math.round(image.height() * factor));
        byte[] rgb = Resampler.of(ResampleFilter.BICUBIC)
                .resize(image, width, height)
                .rgb();
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < width * height; i++) {
            int pixel = (rgb[3 * i] & 0xFF) << 16 | (rgb[3 * i + 1] & 0xFF) << 8 | (rgb[3 * i + 2] & 0xFF);
            picture.setRGB(i % width, i / width, pixel);
        }
        return picture;
    }
}
