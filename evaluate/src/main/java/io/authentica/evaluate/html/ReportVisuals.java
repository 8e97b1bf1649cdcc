package io.authentica.evaluate.html;

import io.authentica.evaluate.draw.Drawing;
import io.authentica.evaluate.draw.Png;
import io.authentica.evaluate.draw.Svg;
import io.authentica.evaluate.plot.MistakeSheet;
import io.authentica.evaluate.plot.ReportPlot;
import io.authentica.evaluate.plot.ReportPlots;
import io.authentica.evaluate.report.EvaluationReport;
import io.authentica.evaluate.report.ReportDirectory;
import io.authentica.evaluate.report.ReportMarkdown;
import io.authentica.evaluate.score.EvaluatedImage;
import io.authentica.evaluate.score.Prediction;
import io.authentica.evaluate.source.ImageSources;
import java.awt.AWTError;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what of a report is to be looked at: {@code report.html}, the plots as SVG and PNG, and a contact sheet of mistakes. */
public final class ReportVisuals implements ReportDirectory.Visuals {

    private static final String PAGE = "report.html";
    private static final String PLOTS = "plots";

    /** The only file that shows pictures of the data. */
    private static final String MISTAKES = "mistakes.png";

    private static final Logger LOG = LoggerFactory.getLogger(ReportVisuals.class);
    private static final int MISTAKES_PER_KIND = 12;
    /** How the images of shards are named. */
    private static final Pattern SHARD_ROW = Pattern.compile("(.+\\.parquet)#(\\d{1,9})");

    /** Paints a plot, for which it takes fonts. */
    @FunctionalInterface
    interface Painter {

        void write(Path file, Drawing drawing) throws IOException;
    }

    private final Optional<MistakeSheet.Source> images;
    private final Painter painter;

    ReportVisuals(Optional<MistakeSheet.Source> images, Painter painter) {
        this.images = images;
        this.painter = painter;
    }

    /** For predictions whose images are not at hand: without a contact sheet. */
    public static ReportVisuals withoutImages() {
        return new ReportVisuals(Optional.empty(), Png::write);
    }

    /** With a contact sheet of the images that lie in a data set's directory; where none does there is no sheet. */
    public static ReportVisuals withImagesUnder(Path root) {
        return new ReportVisuals(Optional.of(image -> read(root, image)), Png::write);
    }

    /** Reads an image of the data set, be it a file or a shard's row; only there. */
    static byte[] read(Path root, EvaluatedImage image) throws IOException {
        Matcher inShard = SHARD_ROW.matcher(image.path());
        if (inShard.matches()) {
            Path shard = inside(root, inShard.group(1));
            if (Files.isRegularFile(shard)) {
                return ImageSources.readRow(shard, Integer.parseInt(inShard.group(2)));
            }
        }
        return Files.readAllBytes(inside(root, image.path()));
    }

    private static Path inside(Path root, String path) throws IOException {
        Path directory = root.toAbsolutePath().normalize();
        Path file;
        try {
            file = directory.resolve(path).normalize();
        } catch (InvalidPathException failure) {
            throw new IOException("no path: " + path, failure);
        }
        // Predictions may come from anybody; they choose no file elsewhere.
        if (!file.startsWith(directory)) {
            throw new IOException("outside of the data set: " + path);
        }
        return file;
    }

    /** Writes all files. Where Java finds no font there are no PNG files, which the log says; everything else is as on other machines. */
    @Override
    public Map<String, ReportMarkdown.Picture> write(
            Path directory, EvaluationReport report, List<Prediction> predictions) throws IOException {
        List<ReportPlot> plots = ReportPlots.of(report, predictions);
        Path folder = Files.createDirectory(directory.resolve(PLOTS));
        for (ReportPlot plot : plots) {
            Files.writeString(folder.resolve(plot.name() + ".svg"), Svg.file(plot.drawing()), StandardCharsets.UTF_8);
        }
        Optional<BufferedImage> sheet = Optional.empty();
        boolean fonts = paint(plots, folder);
        if (fonts && images.isPresent()) {
            List<Prediction> own = predictions.stream()
                    .filter(prediction -> prediction.condition().equals(report.condition()))
                    .toList();
            sheet = MistakeSheet.draw(ReportPlots.subject(report), own, images.get(), MISTAKES_PER_KIND);
            if (sheet.isPresent()) {
                Png.write(directory.resolve(MISTAKES), sheet.get());
            }
        }
        Files.writeString(
                directory.resolve(PAGE),
                ReportHtml.render(report, plots, predictions, sheet.map(drawn -> MISTAKES)),
                StandardCharsets.UTF_8);
        Map<String, ReportMarkdown.Picture> pictures = new HashMap<>();
        plots.forEach(plot -> pictures.put(
                plot.name(),
                new ReportMarkdown.Picture(
                        PLOTS + "/" + plot.name() + ".svg", plot.drawing().title())));
        return pictures;
    }

    /** @return whether there are fonts; if not there is no PNG file either. Java has no one way to say that it finds none. */
    private boolean paint(List<ReportPlot> plots, Path folder) throws IOException {
        try {
            for (ReportPlot plot : plots) {
                painter.write(folder.resolve(plot.name() + ".png"), plot.drawing());
            }
            return true;
        } catch (RuntimeException | InternalError | LinkageError | AWTError failure) {
            LOG.warn(
                    "the plots are there as SVG only, since PNG takes a font and its library, such as fontconfig and"
                            + " fonts-dejavu-core ({})",
                    failure.toString());
        }
        for (ReportPlot plot : plots) {
            Files.deleteIfExists(folder.resolve(plot.name() + ".png"));
        }
        return false;
    }
}
