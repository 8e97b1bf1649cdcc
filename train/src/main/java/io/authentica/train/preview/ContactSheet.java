package io.authentica.train.preview;

import io.authentica.common.data.Label;
import io.authentica.common.data.Sample;
import io.authentica.common.image.ResampleFilter;
import io.authentica.common.image.Resampler;
import io.authentica.common.image.RgbImage;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;

/** Draws originals, and below each what the network sees of it, eight columns side by side. */
final class ContactSheet {

    private static final int CELL = 224;
    private static final int GAP = 8;
    private static final int MARGIN_LEFT = 76;
    private static final int LABEL_HEIGHT = 40;
    private static final int BAND_GAP = 20;
    private static final int COLUMNS = 8;
    private static final Color BACKGROUND = new Color(0xF4F4F4);
    private static final Color EMPTY = new Color(0xE2E2E2);
    private static final Color TEXT = new Color(0x202020);
    private static final Color FAINT = new Color(0x6A6A6A);
    private static final Color REAL = new Color(0x1B6E3C);
    private static final Color FAKE = new Color(0xB03A2E);
    private static final Font BOLD = new Font(Font.SANS_SERIF, Font.BOLD, 14);
    private static final Font PLAIN = new Font(Font.SANS_SERIF, Font.PLAIN, 12);

    /**
     * A sample.
     *
     * @param size of the original, for people
     * @param original at most 224 x 224 of it: hundreds of whole photographs would not fit into memory
     * @param seen what the network sees of it, 224 x 224 each
     */
    record Column(Sample sample, String size, BufferedImage original, List<BufferedImage> seen) {

        static Column of(Sample sample, RgbImage original, List<BufferedImage> seen) {
            String size = original.width() + " x " + original.height() + " pixels";
            return new Column(sample, size, reduced(original), seen);
        }
    }

    private ContactSheet() {}

    /** @param rowNames of the original and of each view of it */
    static BufferedImage draw(List<Column> columns, List<String> rowNames) {
        int across = Math.min(COLUMNS, columns.size());
        int bands = (columns.size() + COLUMNS - 1) / COLUMNS;
        int bandHeight = LABEL_HEIGHT + rowNames.size() * (CELL + GAP);
        BufferedImage sheet = new BufferedImage(
                MARGIN_LEFT + across * (CELL + GAP),
                GAP + bands * bandHeight + (bands - 1) * BAND_GAP,
                BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = sheet.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setColor(BACKGROUND);
            graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
            for (int i = 0; i < columns.size(); i++) {
                int top = GAP + i / COLUMNS * (bandHeight + BAND_GAP);
                if (i % COLUMNS == 0) {
                    names(graphics, rowNames, top + LABEL_HEIGHT);
                }
                column(graphics, columns.get(i), MARGIN_LEFT + i % COLUMNS * (CELL + GAP), top);
            }
        } finally {
            graphics.dispose();
        }
        return sheet;
    }

    private static void names(Graphics2D graphics, List<String> rowNames, int top) {
        graphics.setFont(PLAIN);
        graphics.setColor(TEXT);
        for (int row = 0; row < rowNames.size(); row++) {
            graphics.drawString(rowNames.get(row), GAP, top + row * (CELL + GAP) + CELL / 2);
        }
    }

    private static void column(Graphics2D graphics, Column column, int left, int top) {
        Sample sample = column.sample();
        graphics.setFont(BOLD);
        graphics.setColor(sample.label() == Label.REAL ? REAL : FAKE);
        graphics.drawString(fitted(graphics, sample.label().id() + ": " + sample.generator()), left, top + 14);
        graphics.setFont(PLAIN);
        graphics.setColor(FAINT);
        graphics.drawString(fitted(graphics, column.size()), left, top + 31);
        int y = top + LABEL_HEIGHT;
        graphics.setColor(EMPTY);
        graphics.fillRect(left, y, CELL, CELL);
        BufferedImage original = column.original();
        graphics.drawImage(
                original, left + (CELL - original.getWidth()) / 2, y + (CELL - original.getHeight()) / 2, null);
        for (BufferedImage seen : column.seen()) {
            y += CELL + GAP;
            graphics.drawImage(seen, left, y, null);
        }
    }

    /** Proportions kept; a smaller picture is shown pixel by pixel. */
    private static BufferedImage reduced(RgbImage image) {
        double factor = Math.min(1, (double) CELL / Math.max(image.width(), image.height()));
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

    private static String fitted(Graphics2D graphics, String text) {
        FontMetrics metrics = graphics.getFontMetrics();
        String shown = text;
        while (metrics.stringWidth(shown) > CELL) {
            shown = shown.substring(0, shown.length() - 2) + "\u2026";
        }
        return shown;
    }
}
