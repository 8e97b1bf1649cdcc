package io.authentica.train.audit;

import io.authentica.common.data.Label;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.Styler;

/**
 * Draws an audit's plots. No file name has a word that Hugging Face's loader takes for a split, as the directory may lie in the data
 * set's.
 */
final class AuditPlots {

    private static final int MAX_POINTS = 3_000;
    /** How far points are moved, of the range of widths: else one would hide all others of its size. */
    private static final double SPREAD = 0.012;

    private static final int MAX_SINGLE_QUALITIES = 24;
    private static final int QUALITY_BIN = 5;
    private static final int ROC_POINTS = 400;

    private final Map<String, BufferedImage> charts = new LinkedHashMap<>();

    private AuditPlots() {}

    static AuditPlots draw(AuditReport.Figures figures, List<Scanned.Image> images, long seed) {
        AuditPlots plots = new AuditPlots();
        if (!images.isEmpty()) {
            plots.format(figures.headers());
            plots.quality(images);
            plots.sizes(images, seed);
            plots.fileSizes(images);
            plots.distances(figures.duplicates());
            plots.roc(figures.probe());
        }
        return plots;
    }

    List<String> names() {
        return List.copyOf(charts.keySet());
    }

    void write(Path directory) throws IOException {
        for (Map.Entry<String, BufferedImage> chart : charts.entrySet()) {
            ImageIO.write(
                    chart.getValue(), "png", directory.resolve(chart.getKey()).toFile());
        }
    }

    private void format(HeaderTables headers) {
        List<HeaderTables.Row> rows = headers.table("format").rows();
        List<String> formats = rows.stream().map(HeaderTables.Row::value).toList();
        charts.put(
                "format.png",
                Charts.bars(
                        new Charts.Titles("File format by label", "format", "images"),
                        formats,
                        List.of(
                                bars(
                                        Label.REAL,
                                        rows.stream()
                                                .map(row -> (double) row.all().real())
                                                .toList()),
                                bars(
                                        Label.FAKE,
                                        rows.stream()
                                                .map(row -> (double) row.all().fake())
                                                .toList()))));
    }

    private static Charts.Bars bars(Label label, List<Double> heights) {
        long count =
                Math.round(heights.stream().mapToDouble(Double::doubleValue).sum());
        return new Charts.Bars(label.id() + " (n = " + count + ")", colour(label), heights);
    }

    private void quality(List<Scanned.Image> images) {
        int[] distinct =
                qualities(images, Label.REAL, Label.FAKE).distinct().sorted().toArray();
        if (distinct.length == 0) {
            return;
        }
        boolean single = distinct.length <= MAX_SINGLE_QUALITIES;
        List<String> categories = new ArrayList<>();
        if (single) {
            Arrays.stream(distinct).forEach(quality -> categories.add(String.valueOf(quality)));
        } else {
            for (int low = 1; low <= 100; low += QUALITY_BIN) {
                categories.add(low + "-" + (low + QUALITY_BIN - 1));
            }
        }
        List<Charts.Bars> series = new ArrayList<>();
        for (Label label : Label.values()) {
            int[] values = qualities(images, label).toArray();
            double[] shares = new double[categories.size()];
            for (int quality : values) {
                int bin = single ? Arrays.binarySearch(distinct, quality) : (quality - 1) / QUALITY_BIN;
                shares[bin] += 100.0 / values.length;
            }
            series.add(new Charts.Bars(
                    label.id() + " (n = " + values.length + ")",
                    colour(label),
                    Arrays.stream(shares).boxed().toList()));
        }
        charts.put(
                "quality.png",
                Charts.bars(
                        new Charts.Titles(
                                "JPEG quality by label", "nearest libjpeg quality", "% of the label's JPEG files"),
                        categories,
                        series));
    }

    private static IntStream qualities(List<Scanned.Image> images, Label... labels) {
        return images.stream()
                .filter(image -> Arrays.asList(labels).contains(image.sample().label()))
                .flatMap(image -> image.header().details().jpeg().stream())
                .mapToInt(jpeg -> jpeg.quality().quality());
    }

    private void sizes(List<Scanned.Image> images, long seed) {
        XYChart chart = Charts.plane(new Charts.Titles(
                "Width and height (reals are drawn a little to the left, fakes to the right)",
                "width, pixels",
                "height, pixels"));
        IntStream widths = images.stream().mapToInt(image -> image.header().width());
        IntSummaryStatistics range = widths.summaryStatistics();
        double spread = Math.max(1, SPREAD * (range.getMax() - range.getMin()));
        SplittableRandom random = new SplittableRandom(seed);
        for (Label label : Label.values()) {
            List<Scanned.Image> chosen = images.stream()
                    .filter(image -> image.sample().label() == label)
                    .toList();
            int step = Math.max(1, (chosen.size() + MAX_POINTS - 1) / MAX_POINTS);
            List<Scanned.Image> drawn = IntStream.range(0, chosen.size())
                    .filter(i -> i % step == 0)
                    .mapToObj(chosen::get)
                    .toList();
            double side = label == Label.REAL ? -spread : spread;
            double[][] xy = {
                drawn.stream()
                        .mapToDouble(image -> image.header().width() + side * (0.1 + random.nextDouble()))
                        .toArray(),
                drawn.stream()
                        .mapToDouble(image -> image.header().height() + spread * (random.nextDouble() - 0.5))
                        .toArray()
            };
            if (!drawn.isEmpty()) {
                String n = drawn.size() == chosen.size() ? "n = " : drawn.size() + " drawn of n = ";
                Charts.points(chart, label.id() + " (" + n + chosen.size() + ")", colour(label), xy);
            }
        }
        charts.put("sizes.png", Charts.render(chart::paint));
    }

    /** Bins of half a power of two. */
    private void fileSizes(List<Scanned.Image> images) {
        int[] bins = images.stream()
                .mapToInt(image -> sizeBin(image.header().fileBytes()))
                .toArray();
        int first = Arrays.stream(bins).min().orElse(0);
        int last = Arrays.stream(bins).max().orElse(0);
        List<String> categories = IntStream.rangeClosed(first, last)
                .mapToObj(bin -> kilobytes(Math.pow(2, bin / 2.0)))
                .toList();
        List<Charts.Bars> series = new ArrayList<>();
        for (Label label : Label.values()) {
            double[] shares = new double[categories.size()];
            long count = images.stream()
                    .filter(image -> image.sample().label() == label)
                    .count();
            for (int i = 0; i < bins.length; i++) {
                if (images.get(i).sample().label() == label) {
                    shares[bins[i] - first] += 100.0 / count;
                }
            }
            series.add(new Charts.Bars(
                    label.id() + " (n = " + count + ")",
                    colour(label),
                    Arrays.stream(shares).boxed().toList()));
        }
        charts.put(
                "file-sizes.png",
                Charts.bars(
                        new Charts.Titles(
                                "File size by label",
                                "file size, kB (lower end of each bin)",
                                "% of the label's files"),
                        categories,
                        series));
    }

    private static int sizeBin(long bytes) {
        return (int) Math.floor(2 * Math.log(Math.max(1.0, (double) bytes)) / Math.log(2));
    }

    private static String kilobytes(double bytes) {
        double kilobytes = bytes / 1000;
        return String.format(Locale.ROOT, kilobytes < 10 ? "%.1f" : "%.0f", kilobytes);
    }

    private void distances(Duplicates duplicates) {
        List<Long> nearest = duplicates.distances().nearest();
        List<Long> random = duplicates.distances().random();
        long nearestCount = sum(nearest);
        long randomCount = sum(random);
        if (nearestCount == 0) {
            return;
        }
        int last = IntStream.range(0, nearest.size())
                .filter(i -> nearest.get(i) + random.get(i) > 0)
                .max()
                .orElse(0);
        // Half of the bits are set, so two hashes differ in an even number of bits; what ties make odd goes with the
        // next.
        List<String> categories = IntStream.rangeClosed(0, (last + 1) / 2)
                .mapToObj(i -> String.valueOf(2 * i))
                .toList();
        charts.put(
                "near-duplicates.png",
                Charts.bars(
                        new Charts.Titles(
                                "Perceptual hashes: near duplicates differ in at most " + Duplicates.MAX_DISTANCE
                                        + " bits",
                                "different bits of 64",
                                "%"),
                        categories,
                        List.of(
                                new Charts.Bars(
                                        "to the nearest other image (n = " + nearestCount + ")",
                                        Charts.FAKE,
                                        shares(nearest, categories.size())),
                                new Charts.Bars(
                                        "of random pairs (n = " + randomCount + ")",
                                        Charts.OTHER,
                                        shares(random, categories.size())))));
    }

    private static List<Double> shares(List<Long> counts, int bins) {
        double total = (double) sum(counts);
        double[] shares = new double[bins];
        for (int i = 0; i < counts.size(); i++) {
            if (counts.get(i) > 0) {
                shares[(i + 1) / 2] += 100 * counts.get(i) / total;
            }
        }
        return Arrays.stream(shares).boxed().toList();
    }

    private static long sum(List<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    private void roc(Probe probe) {
        if (probe.results().isEmpty()) {
            return;
        }
        XYChart chart = Charts.plane(new Charts.Titles(
                "Shortcut probe: ROC of a classifier that sees headers only",
                "reals called fake (false positive rate)",
                "fakes called fake (true positive rate)"));
        chart.getStyler().setXAxisMin(0.0).setXAxisMax(1.0).setYAxisMin(0.0).setYAxisMax(1.0);
        chart.getStyler().setLegendPosition(Styler.LegendPosition.InsideSE);
        chart.getStyler().setLegendLayout(Styler.LegendLayout.Vertical);
        Color[] colours = {
            Color.BLACK, Charts.REAL, new Color(0x3A9A4B), Charts.FAKE, new Color(0x8A56B0), new Color(0xC23B4A)
        };
        for (int i = 0; i < probe.results().size(); i++) {
            Probe.Result result = probe.results().get(i);
            AucEstimate estimate = result.estimate();
            Charts.line(
                    chart,
                    result.scope() + ": AUC " + Findings.figures(estimate) + ", n = " + estimate.real() + " + "
                            + estimate.fake(),
                    colours[i % colours.length],
                    RocCurve.points(result.scores(), ROC_POINTS));
        }
        Charts.line(chart, "chance", Color.LIGHT_GRAY, new double[][] {{0, 1}, {0, 1}});
        charts.put("roc.png", Charts.render(chart::paint));
    }

    private static Color colour(Label label) {
        return switch (label) {
            case REAL -> Charts.REAL;
            case FAKE -> Charts.FAKE;
        };
    }
}
