package io.authentica.train.report;

import io.authentica.train.report.GeneratorMatrix.Kind;
import io.authentica.train.report.GeneratorMatrix.Row;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * The areas under the ROC curve of a matrix in colours, from chance or below to 1, with the figure in each cell. Cells keep their
 * size, so that the figures stay readable however many there are; cells on the generator that names the row are outlined.
 */
record HeatMap(GeneratorMatrix matrix) {

    /** What the darkest colour stands for; the lightest is 1. */
    private static final double LOWEST = 0.5;

    private static final String HEADING = "AUC by generator";
    private static final String AXES =
            "Rows: models trained on one generator, or without one. Columns: generator tested.";
    private static final String OUTLINES = "Outlined: the generator that names the row.";

    private static final int CELL_WIDTH = 58;
    private static final int CELL_HEIGHT = 38;
    private static final int GAP = 14;
    private static final int TITLE_HEIGHT = 84;
    private static final int BAR_WIDTH = 20;
    private static final int BAR_LABEL_WIDTH = 50;
    private static final int LEAST_BAR_HEIGHT = 110;
    private static final int MOST_NAME_LETTERS = 32;
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
        int left = GAP + widest(text, matrix.rows().stream().map(Row::name).toList()) + GAP / 2;
        int top = TITLE_HEIGHT + widest(text, matrix.columns()) + GAP / 2;
        int cellsWidth = matrix.columns().size() * CELL_WIDTH;
        int cellsHeight = matrix.rows().size() * CELL_HEIGHT + (bothKinds() ? GAP : 0);
        int width = left + cellsWidth + 2 * GAP + BAR_WIDTH + BAR_LABEL_WIDTH + GAP;
        int titleWidth =
                Math.max(heading.stringWidth(HEADING), Math.max(text.stringWidth(AXES), text.stringWidth(OUTLINES)));
        return new Layout(
                left,
                top,
                cellsWidth,
                cellsHeight,
                Math.max(width, titleWidth + 2 * GAP),
                top + Math.max(cellsHeight, LEAST_BAR_HEIGHT) + 2 * GAP);
    }

    private boolean bothKinds() {
        return matrix.rows().stream().map(Row::kind).distinct().count() > 1;
    }

    /** The two kinds of models stand a little apart. */
    private int top(Layout layout, int row) {
        boolean second = bothKinds() && matrix.rows().get(row).kind() == Kind.TRAINED_WITHOUT;
        return layout.top() + row * CELL_HEIGHT + (second ? GAP : 0);
    }

    private static void drawTitle(Graphics2D graphics) {
        graphics.setColor(Color.BLACK);
        graphics.setFont(TITLE);
        graphics.drawString(HEADING, GAP, 26);
        graphics.setFont(TEXT);
        graphics.drawString(AXES, GAP, 48);
        graphics.drawString(OUTLINES, GAP, 66);
    }

    private void drawNames(Graphics2D graphics, Layout layout) {
        graphics.setFont(TEXT);
        FontMetrics metrics = graphics.getFontMetrics();
        int centre = (metrics.getAscent() - metrics.getDescent()) / 2;
        for (int row = 0; row < matrix.rows().size(); row++) {
            String name = name(matrix.rows().get(row).name());
            graphics.drawString(
                    name,
                    layout.left() - GAP / 2 - metrics.stringWidth(name),
                    top(layout, row) + CELL_HEIGHT / 2 + centre);
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
        for (int i = 0; i < matrix.rows().size(); i++) {
            Row row = matrix.rows().get(i);
            int y = top(layout, i);
            for (int column = 0; column < row.cells().size(); column++) {
                int x = layout.left() + column * CELL_WIDTH;
                drawCell(graphics, x, y, row.cells().get(column).auc().value());
                if (row.cells().get(column).generator().equals(row.generator())) {
                    outline(graphics, x, y);
                }
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

    private static void drawCell(Graphics2D graphics, int x, int y, double value) {
        Color background = Viridis.color((value - LOWEST) / (1 - LOWEST));
        graphics.setColor(background);
        graphics.fillRect(x, y, CELL_WIDTH - 1, CELL_HEIGHT - 1);
        graphics.setColor(Viridis.textOn(background));
        graphics.setFont(NUMBER);
        FontMetrics metrics = graphics.getFontMetrics();
        String text = Figures.text("%.2f", value);
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
        graphics.drawString(Figures.text("%.2f", (1 + LOWEST) / 2), labelX, layout.top() + (height + ascent) / 2);
        graphics.drawString("≤ " + Figures.text("%.2f", LOWEST), labelX, layout.top() + height);
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
