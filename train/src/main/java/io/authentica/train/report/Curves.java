package io.authentica.train.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.AnnotationLine;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws how a run went: loss, validation metrics and learning rate by epoch, one above the other, with the kept epoch marked. */
public final class Curves {

    /** The name of the file in a run's directory. */
    public static final String FILE_NAME = "curves.png";

    static final int WIDTH_PIXELS = 1000;
    static final int HEIGHT_PIXELS = 1220;

    private static final int TITLE_PIXELS = 50;
    private static final int PANELS = 3;
    /** From here on circles would run into each other. */
    private static final int MOST_EPOCHS_WITH_MARKERS = 40;

    private static final int MOST_NAME_LETTERS = 48;

    /** Blue, vermilion and green of Okabe and Ito's palette, which colour-blind people can tell apart. */
    private static final Color BLUE = new Color(0x0072B2);

    private static final Color VERMILION = new Color(0xD55E00);
    private static final Color GREEN = new Color(0x009E73);
    private static final Color GRID = new Color(0xE4E4E4);

    private final RunHistory history;

    private Curves(RunHistory history) {
        this.history = history;
    }

    /**
     * Writes a PNG, or nothing where it cannot be finished.
     *
     * @param name of the run, for the title
     */
    public static void write(Path file, String name, RunHistory history) throws IOException {
        WholeFile.write(file, draw(name, history));
    }

    static BufferedImage draw(String name, RunHistory history) {
        BufferedImage image = new BufferedImage(WIDTH_PIXELS, HEIGHT_PIXELS, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, WIDTH_PIXELS, HEIGHT_PIXELS);
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setColor(Color.BLACK);
            graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 20));
            int epochs = history.epochs().size();
            String title = "%s: epoch %d of %d kept"
                    .formatted(Figures.shortened(name, MOST_NAME_LETTERS), history.chosenEpoch(), epochs);
            graphics.drawString(title, (WIDTH_PIXELS - graphics.getFontMetrics().stringWidth(title)) / 2, 34);
            graphics.translate(0, TITLE_PIXELS);
            for (XYChart panel : new Curves(history).panels()) {
                panel.paint(graphics, WIDTH_PIXELS, panelHeight());
                graphics.translate(0, panelHeight());
            }
        } finally {
            graphics.dispose();
        }
        return image;
    }

    private static int panelHeight() {
        return (HEIGHT_PIXELS - TITLE_PIXELS) / PANELS;
    }

    private List<XYChart> panels() {
        XYChart loss = panel("Loss", "cross entropy (nats)");
        add(loss, "train", BLUE, EpochRow::trainLoss);
        add(loss, "validation", VERMILION, EpochRow::validationLoss);
        loss.getStyler().setYAxisMin(0.0);
        XYChart validation = panel("Validation metrics", "fraction");
        add(validation, "AUC", VERMILION, EpochRow::validationAuc);
        add(validation, "balanced accuracy", GREEN, EpochRow::validationBalancedAccuracy);
        fitFractions(validation.getStyler());
        XYChart rate = panel("Learning rate", "learning rate at the epoch's end");
        add(rate, "learning rate", BLUE, EpochRow::learningRate);
        rate.getStyler().setYAxisMin(0.0);
        rate.getStyler().setYAxisDecimalPattern("0.0E0");
        return List.of(loss, validation, rate);
    }

    private XYChart panel(String title, String unit) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH_PIXELS)
                .height(panelHeight())
                .title(title)
                .xAxisTitle("epoch")
                .yAxisTitle(unit)
                .build();
        XYStyler style = chart.getStyler();
        style.setChartBackgroundColor(Color.WHITE);
        style.setPlotBackgroundColor(Color.WHITE);
        style.setPlotBorderColor(Color.GRAY);
        style.setPlotGridLinesColor(GRID);
        style.setPlotGridLinesStroke(new BasicStroke(1));
        style.setPlotGridVerticalLinesVisible(false);
        style.setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 15));
        style.setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
        style.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        style.setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        style.setLegendPosition(Styler.LegendPosition.OutsideS);
        style.setLegendLayout(Styler.LegendLayout.Horizontal);
        style.setLegendBorderColor(Color.WHITE);
        style.setYAxisLeftWidthHint(80);
        style.setMarkerSize(8);
        int epochs = history.epochs().size();
        // From 0 where there are many, so that the labels are multiples of a round number.
        style.setXAxisMin(epochs == 1 || epochs > MOST_EPOCHS_WITH_MARKERS ? 0.0 : 1.0);
        style.setXAxisMax(Math.max(2.0, epochs));
        style.setXAxisTickLabelsFormattingFunction(Curves::wholeNumber);
        style.setYAxisDecimalPattern("0.00");
        style.setAnnotationLineColor(Color.GRAY);
        style.setAnnotationLineStroke(
                new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 10, new float[] {6, 5}, 0));
        chart.addAnnotation(new AnnotationLine(history.chosenEpoch(), true, false));
        return chart;
    }

    private void add(XYChart chart, String name, Color color, ToDoubleFunction<EpochRow> value) {
        List<EpochRow> rows = history.epochs();
        double[] epochs = rows.stream().mapToDouble(EpochRow::epoch).toArray();
        Marker marker = rows.size() <= MOST_EPOCHS_WITH_MARKERS ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE;
        style(chart, name, epochs, rows.stream().mapToDouble(value).toArray(), color, marker);
        double[] chosen = {value.applyAsDouble(history.chosen())};
        String label = "%s, epoch %d: %s".formatted(name, history.chosenEpoch(), figure(chosen[0]));
        style(chart, label, new double[] {history.chosenEpoch()}, chosen, color, SeriesMarkers.DIAMOND);
    }

    private static void style(
            XYChart chart, String name, double[] epochs, double[] values, Color color, Marker marker) {
        chart.addSeries(name, epochs, values)
                .setMarker(marker)
                .setMarkerColor(color)
                .setLineColor(color)
                .setLineStyle(values.length > 1 ? SeriesLines.SOLID : SeriesLines.NONE)
                .setLineWidth(2);
    }

    /** From a round number under all values to 1, the best there is. */
    private void fitFractions(XYStyler style) {
        double lowest = history.epochs().stream()
                .mapToDouble(row -> Math.min(row.validationAuc(), row.validationBalancedAccuracy()))
                .min()
                .orElse(0);
        style.setYAxisMin(Math.max(0, Math.floor((lowest - 0.005) * 20) / 20));
        style.setYAxisMax(1.0);
    }

    private static String wholeNumber(Double epoch) {
        return epoch == Math.rint(epoch) ? Long.toString(Math.round(epoch)) : "";
    }

    private static String figure(double value) {
        return value < 0.001 ? Figures.text("%.2e", value) : Figures.text("%.4f", value);
    }
}
