package io.authentica.train.audit;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The look that all plots of an audit share. */
final class Charts {

    static final Color REAL = new Color(0x1F6FB2);
    static final Color FAKE = new Color(0xE0701B);
    static final Color OTHER = new Color(0x6A6A6A);

    private static final int WIDTH_PIXELS = 1000;
    private static final int HEIGHT_PIXELS = 640;
    private static final String FAMILY = Font.SANS_SERIF;

    private Charts() {}

    /** What a chart says beside its data. */
    record Titles(String chart, String x, String y) {}

    /** Bars side by side, one group for each of {@code categories}. */
    static BufferedImage bars(Titles titles, List<String> categories, List<Bars> series) {
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH_PIXELS)
                .height(HEIGHT_PIXELS)
                .title(titles.chart())
                .xAxisTitle(titles.x())
                .yAxisTitle(titles.y())
                .build();
        style(chart.getStyler());
        chart.getStyler().setAvailableSpaceFill(0.8);
        chart.getStyler().setPlotGridVerticalLinesVisible(false);
        int longest = categories.stream().mapToInt(String::length).max().orElse(0);
        boolean crowded = longest > (categories.size() > 12 ? 5 : 10);
        chart.getStyler().setXAxisLabelRotation(crowded ? 45 : 0);
        chart.getStyler().setYAxisMin(0.0);
        for (Bars bars : series) {
            chart.addSeries(bars.name(), categories, bars.heights()).setFillColor(bars.colour());
        }
        return render(chart::paint);
    }

    /** A chart's method of that name. */
    @FunctionalInterface
    interface Painter {

        /** Paints the chart in this size, pixels. */
        void paint(Graphics2D graphics, int width, int height);
    }

    static BufferedImage render(Painter chart) {
        BufferedImage image = new BufferedImage(WIDTH_PIXELS, HEIGHT_PIXELS, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            chart.paint(graphics, WIDTH_PIXELS, HEIGHT_PIXELS);
        } finally {
            graphics.dispose();
        }
        return image;
    }

    /** @param heights one for each category */
    record Bars(String name, Color colour, List<Double> heights) {}

    /** An empty chart with two numeric axes. */
    static XYChart plane(Titles titles) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH_PIXELS)
                .height(HEIGHT_PIXELS)
                .title(titles.chart())
                .xAxisTitle(titles.x())
                .yAxisTitle(titles.y())
                .build();
        style(chart.getStyler());
        return chart;
    }

    /** Adds points, see-through so that those beneath show. */
    static void points(XYChart chart, String name, Color colour, double[][] xy) {
        XYSeries series = chart.addSeries(name, xy[0], xy[1]);
        series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
        series.setMarker(SeriesMarkers.CIRCLE);
        series.setMarkerColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 90));
    }

    static void line(XYChart chart, String name, Color colour, double[][] xy) {
        XYSeries series = chart.addSeries(name, xy[0], xy[1]);
        Marker none = SeriesMarkers.NONE;
        series.setMarker(none);
        series.setLineColor(colour);
        series.setLineStyle(new BasicStroke(2.2f));
    }

    private static void style(AxesChartStyler styler) {
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotBorderVisible(false);
        styler.setPlotGridLinesColor(new Color(0xDDDDDD));
        styler.setAxisTitleFont(new Font(FAMILY, Font.PLAIN, 16));
        styler.setAxisTickLabelsFont(new Font(FAMILY, Font.PLAIN, 14));
        styler.setChartTitleFont(new Font(FAMILY, Font.BOLD, 17));
        styler.setChartTitleBoxVisible(false);
        styler.setLegendFont(new Font(FAMILY, Font.PLAIN, 14));
        styler.setLegendBorderColor(Color.WHITE);
        styler.setLegendPosition(Styler.LegendPosition.OutsideS);
        styler.setLegendLayout(Styler.LegendLayout.Horizontal);
        styler.setChartPadding(16);
        styler.setMarkerSize(7);
    }
}
