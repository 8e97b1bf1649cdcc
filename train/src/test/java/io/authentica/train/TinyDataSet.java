package io.authentica.train;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/** A data set of 64-pixel PNGs: smooth ones are called real, checkered ones fake. */
public final class TinyDataSet {

    private static final int SIDE = 64;
    private static final String HEADER = "file_name,prompt,label,model,type,release_date,split\n";

    private TinyDataSet() {}

    /** Writes {@code trainPairs} real and as many fake training images, and two of each for validation and for test. */
    public static Path write(Path root, int trainPairs) throws IOException {
        return write(root, trainPairs, 2);
    }

    /** Writes four images of each generator, and as many reals of one source, for each split; of the last one for test alone. */
    public static Path writeGenerators(Path root, String source, List<String> generators, String testOnly)
            throws IOException {
        StringBuilder rows = new StringBuilder(HEADER);
        for (String split : new String[] {"train", "validation", "test"}) {
            writeGroup(root, split, "real", source, rows);
            for (String generator : generators) {
                writeGroup(root, split, "fake", generator, rows);
            }
        }
        writeGroup(root, "test", "fake", testOnly, rows);
        Files.writeString(root.resolve("metadata.csv"), rows);
        return root;
    }

    private static void writeGroup(Path root, String split, String label, String generator, StringBuilder rows)
            throws IOException {
        for (int i = 0; i < 4; i++) {
            write(root, String.join("/", split, label, generator, i + ".png"), label, generator, split, rows);
        }
    }

    private static void write(Path root, String name, String label, String generator, String split, StringBuilder rows)
            throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        ImageIO.write(picture(name.hashCode(), label.equals("fake")), "png", file.toFile());
        rows.append(String.join(",", name, "", label, generator, "", "", split)).append('\n');
    }

    /** Writes as many real and fake images as are asked for, and two of each for test. */
    public static Path write(Path root, int trainPairs, int validationPairs) throws IOException {
        StringBuilder rows = new StringBuilder(HEADER);
        writeSplit(root, "train", trainPairs, rows);
        writeSplit(root, "validation", validationPairs, rows);
        writeSplit(root, "test", 2, rows);
        Files.writeString(root.resolve("metadata.csv"), rows);
        return root;
    }

    private static void writeSplit(Path root, String split, int pairs, StringBuilder rows) throws IOException {
        for (int i = 0; i < pairs; i++) {
            for (String label : new String[] {"real", "fake"}) {
                String name = split + "/" + label + "/" + i + ".png";
                write(root, name, label, "tiny-" + label, split, rows);
            }
        }
    }

    private static BufferedImage picture(long seed, boolean checkered) {
        SplittableRandom random = new SplittableRandom(seed);
        BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        int base = random.nextInt(60, 160);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                int value = base + x / 2 + (checkered && (x + y) % 2 == 0 ? 60 : 0) + random.nextInt(8);
                picture.setRGB(x, y, Math.min(255, value) * 0x010101);
            }
        }
        return picture;
    }
}
