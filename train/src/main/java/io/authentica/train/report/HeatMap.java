package io.authentica.train.report;

import io.authentica.train.report.GeneratorMatrix.Cell;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * A matrix in colours, with the figure in each cell. Cells keep their size, so that the figures stay readable however many there
 * are; cells on the generator that names the row are outlined.
 *
 * @param title what is shown
 * @param lowest what the darkest colour stands for; the lightest is 1
 * @param matrix what to draw
 * @param figure of a cell; empty is drawn as a missing cell
 */
record HeatMap(String title, double lowest, GeneratorMatrix matrix, Function<Cell, OptionalDouble> figure) {

    private static final int CELL_WIDTH = 58;
    private static final int CELL_HEIGHT = 38;
    private static final int GAP = 14;
    private static final int TITLE_HEIGHT = 84;
    private static final int BAR_WIDTH = 20;
    private static final int BAR_LABEL_WIDTH = 50;
    private static final int LEAST_BAR_HEIGHT = 110;
    private static final int MOST_NAME_LETTERS = 32;
    private static final Color ABSENT = new Color(0xEEEEEE);
    private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 18);
    private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
    private static final Font NUMBER = new Font(Font.SANS_SERIF, Font.PLAIN, 16);

    BufferedImage draw() {
        BufferedImage sketch = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
        Graphics2D measure = graphics(sketch);
        Layout layout = layout(measure.getFontMetrics(TEXT), measure.getFontMetrics(TITLE));
        measure.dispose();
        BufferedImage image = new BufferedImage(layout.width(), layout.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = graphics(image);
        try {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, layout.width(), layout.height());
            drawTitle(graphics);
            drawNames(graphics, layout);
            drawCells(graphics, layout);
            drawBar(graphics, layout);
        } finally {
            graphics.dispose();
        }
        return image;
    }

    /** Where the cells begin and how big all is, in pixels. */
    private record Layout(int left, int top, int cellsWidth, int cellsHeight, int width, int height) {}

    private Layout layout(FontMetrics text, FontMetrics heading) {
        int left = GAP + widest(text, matrix.rows()) + GAP / 2;
        int top = TITLE_HEIGHT + widest(text, matrix.columns()) + GAP / 2;
        int cellsWidth = matrix.columns().size() * CELL_WIDTH;
        int cellsHeight = matrix.rows().size() * CELL_HEIGHT;
        int width = left + cellsWidth + 2 * GAP + BAR_WIDTH + BAR_LABEL_WIDTH + GAP;
        int titleWidth = Math.max(
                heading.stringWidth(heading()), Math.max(text.stringWidth(axes()), text.stringWidth(outlines())));
        return new Layout(
                left,
                top,
                cellsWidth,
                cellsHeight,
                Math.max(width, titleWidth + 2 * GAP),
                top + Math.max(cellsHeight, LEAST_BAR_HEIGHT) + 2 * GAP);
    }

    private String heading() {
        return title + " by generator";
    }

    private String axes() {
        return "Rows: models " + matrix.kind().words() + " this generator. Columns: generator tested.";
    }

    private String outlines() {
        return "Outlined: " + matrix.kind().diagonal() + ".";
    }

    private void drawTitle(Graphics2D graphics) {
        graphics.setColor(Color.BLACK);
        graphics.setFont(TITLE);
        graphics.drawString(heading(), GAP, 26);
        graphics.setFont(TEXT);
        graphics.drawString(axes(), GAP, 48);
        graphics.drawString(outlines(), GAP, 66);
    }

    private void drawNames(Graphics2D graphics, Layout layout) {
        graphics.setFont(TEXT);
        FontMetrics metrics = graphics.getFontMetrics();
        int centre = (metrics.getAscent() - metrics.getDescent()) / 2;
        int y = layout.top() + CELL_HEIGHT / 2 + centre;
        for (String row : matrix.rows()) {
            String name = name(row);
            graphics.drawString(name, layout.left() - GAP / 2 - metrics.stringWidth(name), y);
            y += CELL_HEIGHT;
        }
        int x = layout.left() + CELL_WIDTH / 2 + centre;
        for (String column : matrix.columns()) {
            Graphics2D upright = (Graphics2D) graphics.create();
            upright.translate(x, layout.top() - GAP / 2);
            upright.rotate(-Math.PI / 2);
            upright.drawString(name(column), 0, 0);
            upright.dispose();
            x += CELL_WIDTH;
        }
    }

    private void drawCells(Graphics2D graphics, Layout layout) {
        int y = layout.top();
        for (String row : matrix.rows()) {
            int x = layout.left();
            for (String column : matrix.columns()) {
                drawCell(graphics, x, y, matrix.cell(row, column).map(figure).orElse(OptionalDouble.empty()));
                x += CELL_WIDTH;
            }
            y += CELL_HEIGHT;
        }
        for (int row = 0; row < matrix.rows().size(); row++) {
            int column = matrix.columns().indexOf(matrix.rows().get(row));
            if (column >= 0) {
                outline(graphics, layout.left() + column * CELL_WIDTH, layout.top() + row * CELL_HEIGHT);
            }
        }
    }

    /** Black and inside it white, so that one of them is seen on every colour. */
    private static void outline(Graphics2D graphics, int x, int y) {
        graphics.setStroke(new BasicStroke(2));
        graphics.setColor(Color.BLACK);
        graphics.drawRect(x, y, CELL_WIDTH - 2, CELL_HEIGHT - 2);
        graphics.setColor(Color.WHITE);
        graphics.drawRect(x + 2, y + 2, CELL_WIDTH - 6, CELL_HEIGHT - 6);
    }

    private void drawCell(Graphics2D graphics, int x, int y, OptionalDouble value) {
        Color background = value.isPresent() ? Viridis.color(share(value.getAsDouble())) : ABSENT;
        graphics.setColor(background);
        graphics.fillRect(x, y, CELL_WIDTH - 1, CELL_HEIGHT - 1);
        graphics.setColor(Viridis.textOn(background));
        graphics.setFont(NUMBER);
        FontMetrics metrics = graphics.getFontMetrics();
        String text = value.isPresent() ? Figures.text("%.2f", value.getAsDouble()) : "–";
        graphics.drawString(
                text,
                x + (CELL_WIDTH - metrics.stringWidth(text)) / 2,
                y + (CELL_HEIGHT + metrics.getAscent() - metrics.getDescent()) / 2);
    }

    private void drawBar(Graphics2D graphics, Layout layout) {
        int x = layout.left() + layout.cellsWidth() + 2 * GAP;
        int height = Math.max(layout.cellsHeight(), LEAST_BAR_HEIGHT);
        for (int y = 0; y < height; y++) {
            graphics.setColor(Viridis.color(1 - y / (height - 1.0)));
            graphics.fillRect(x, layout.top() + y, BAR_WIDTH, 1);
        }
        graphics.setColor(Color.BLACK);
        graphics.setFont(TEXT);
        int labelX = x + BAR_WIDTH + 5;
        int ascent = graphics.getFontMetrics().getAscent();
        graphics.drawString("1.00", labelX, layout.top() + ascent);
        graphics.drawString(Figures.text("%.2f", (1 + lowest) / 2), labelX, layout.top() + (height + ascent) / 2);
        graphics.drawString((lowest > 0 ? "≤ " : "") + Figures.text("%.2f", lowest), labelX, layout.top() + height);
    }

    private double share(double value) {
        return (value - lowest) / (1 - lowest);
    }

    private static int widest(FontMetrics metrics, List<String> names) {
        return names.stream()
                .mapToInt(name -> metrics.stringWidth(name(name)))
                .max()
                .orElse(0);
    }

    static String name(String generator) {
        return generator.isEmpty() ? "(unknown)" : Figures.shortened(generator, MOST_NAME_LETTERS);
    }

    private static Graphics2D graphics(BufferedImage image) {
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        return graphics;
    }
}
