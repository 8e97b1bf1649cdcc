package io.authentica.evaluate.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.common.data.Label;
import io.authentica.common.parquet.ShardFixture;
import io.authentica.evaluate.draw.Xml;
import io.authentica.evaluate.report.HandMade;
import io.authentica.evaluate.report.ReportMarkdown;
import io.authentica.evaluate.score.Prediction;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportVisualsTest {

    private static final List<Prediction> PREDICTIONS = HandMade.evaluation().predictions();

    @TempDir
    private Path directory;

    @Test
    void writesThePageAndEachPlotTwice() throws IOException {
        Map<String, ReportMarkdown.Picture> pictures = write(ReportVisuals.withoutImages());

        assertThat(names(directory)).containsExactlyInAnyOrder("report.html", "plots");
        assertThat(names(directory.resolve("plots"))).hasSize(14).contains("roc.svg", "roc.png", "confusion.svg");
        assertThat(pictures).hasSize(7).containsKey("reliability");
        for (ReportMarkdown.Picture picture : pictures.values()) {
            Xml.parse(Files.readString(directory.resolve(picture.path())));
        }
    }

    @Test
    void thePageRefersToNothingOutsideItself() throws IOException {
        write(ReportVisuals.withoutImages());

        String html = Files.readString(directory.resolve("report.html"));

        assertThat(attributes(html, "href")).isNotEmpty().allMatch(target -> target.matches("#[a-z-]+"));
        assertThat(attributes(html, "src")).isEmpty();
        assertThat(html).doesNotContain("<script").doesNotContain("@import").doesNotContain("url(");
        // The name of SVG's language is no address that anybody visits.
        assertThat(html.replace("xmlns=\"http://www.w3.org/2000/svg\"", "")).doesNotContain("http:", "https:");
        assertThat(html).contains("content=\"default-src 'none'; style-src 'unsafe-inline'; ");
    }

    @Test
    void everyLinkOfThePageLeadsSomewhere() throws IOException {
        write(ReportVisuals.withoutImages());

        String html = Files.readString(directory.resolve("report.html"));

        List<String> ids = attributes(html, "id");
        assertThat(ids).doesNotHaveDuplicates().contains("protocol", "overall", "generators", "mistakes");
        assertThat(attributes(html, "href")).allMatch(target -> ids.contains(target.substring(1)));
        assertThat(attributes(html, "aria-labelledby")).allMatch(ids::contains);
    }

    @Test
    void thePageHoldsThePlotsAndTheProtocol() throws IOException {
        write(ReportVisuals.withoutImages());

        String html = Files.readString(directory.resolve("report.html"));

        assertThat(html.split("<svg ", -1)).hasSize(8);
        assertThat(html)
                .contains("<title>ROC curve, n = 10. starter on split test: 4 real, 6 fake images</title>")
                .contains("<th scope=\"row\">threshold</th><td>fake above 0.5 (fixed at 0.5)</td>")
                .contains("200 bootstrap resamples, drawn within each class (seed 17)")
                .contains("<th scope=\"row\">images</th><td>10 images scored (4 real, 6 fake), 1 unreadable</td>");
    }

    @Test
    void namesOfFilesAndGeneratorsAreTextOnThePage() throws IOException {
        write(ReportVisuals.withoutImages());

        String html = Files.readString(directory.resolve("report.html"));

        assertThat(html).contains("odd|gen,\\n\\u001b[31m&quot;x&quot;").doesNotContain("\u001b");
        assertThat(html).contains("fake/7|8\\n.png");
    }

    @Test
    void writesAContactSheetWhereImagesAreAtHandAndLinksToIt() throws IOException {
        Path data = Files.createDirectory(directory.resolve("data"));
        // The most confident of the fakes called real.
        Path picture = data.resolve("fake/5.png");
        Files.createDirectory(data.resolve("fake"));
        Files.write(picture, red());

        write(ReportVisuals.withImagesUnder(data));

        BufferedImage sheet = ImageIO.read(directory.resolve("mistakes.png").toFile());
        assertThat(sheet.getRGB(40 + 180, 208 + 180)).isEqualTo(Color.RED.getRGB());
        assertThat(attributes(Files.readString(directory.resolve("report.html")), "href"))
                .contains("mistakes.png");
    }

    @Test
    void writesNoContactSheetWhereNoPictureIsAtHand() throws IOException {
        write(ReportVisuals.withImagesUnder(Files.createDirectory(directory.resolve("data"))));

        assertThat(directory.resolve("mistakes.png")).doesNotExist();
        assertThat(Files.readString(directory.resolve("report.html"))).doesNotContain("mistakes.png");
    }

    @Test
    void readsRowsOfShards() throws IOException {
        Path data = Files.createDirectory(directory.resolve("data"));
        ShardFixture shard = new ShardFixture();
        for (byte row = 0; row < 6; row++) {
            shard.add(new byte[] {row}, "fake", "flux");
        }
        shard.write(data.resolve("core/test-00000-of-00001.parquet"));
        Files.writeString(data.resolve("core/no-shard.parquet"), "");

        // Row groups have four rows.
        for (byte row = 0; row < 6; row++) {
            assertThat(read(data, "core/test-00000-of-00001.parquet#" + row)).containsExactly(row);
        }
        for (String path : List.of(
                "core/test-00000-of-00001.parquet#6",
                "core/no-shard.parquet#0",
                "core/none.parquet#0",
                "../data/../outside.parquet#0")) {
            assertThatThrownBy(() -> read(data, path)).isInstanceOf(IOException.class);
        }
    }

    private static byte[] read(Path data, String path) throws IOException {
        return ReportVisuals.read(data, HandMade.image(path, Label.FAKE, "flux"));
    }

    private static byte[] red() throws IOException {
        BufferedImage picture = new BufferedImage(400, 400, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 400 * 400; i++) {
            picture.setRGB(i % 400, i / 400, 0xFF0000);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        return bytes.toByteArray();
    }

    @Test
    void endsWellWithoutPngWhereJavaFindsNoFont() throws IOException {
        write(new ReportVisuals(
                Optional.of(image -> {
                    throw new AssertionError("a sheet takes fonts as well");
                }),
                (file, drawing) -> {
                    if (file.endsWith("plots/precision-recall.png")) {
                        throw new InternalError("Fontconfig head is null");
                    }
                    Files.writeString(file, "");
                }));

        assertThat(names(directory)).containsExactlyInAnyOrder("report.html", "plots");
        assertThat(names(directory.resolve("plots"))).hasSize(7).allMatch(name -> name.endsWith(".svg"));
    }

    @Test
    void readsNoFileOutsideOfTheDataSet() throws IOException {
        Path data = Files.createDirectory(directory.resolve("data"));
        Files.write(data.resolve("in.png"), new byte[] {7});
        Files.write(directory.resolve("outside.png"), new byte[] {8});

        assertThat(read(data, "in.png")).containsExactly(7);
        for (String path :
                List.of("../outside.png", directory.resolve("outside.png").toString(), "a\u0000b")) {
            assertThatThrownBy(() -> read(data, path)).isInstanceOf(IOException.class);
        }
    }

    private Map<String, ReportMarkdown.Picture> write(ReportVisuals visuals) throws IOException {
        return visuals.write(directory, HandMade.report(), PREDICTIONS);
    }

    private static List<String> names(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<String> attributes(String html, String name) {
        List<String> values = new ArrayList<>();
        Matcher matcher = Pattern.compile(" " + name + "=\"([^\"]*)\"").matcher(html);
        while (matcher.find()) {
            values.add(matcher.group(1));
        }
        return values;
    }
}
