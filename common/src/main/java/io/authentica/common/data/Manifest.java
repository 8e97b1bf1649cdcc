package io.authentica.common.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * What a data set consists of: the rows of its {@code metadata.csv}, in the file's order.
 *
 * @param root the data set's directory
 * @param samples the images; file names are unique
 */
public record Manifest(Path root, List<Sample> samples) {

    /** The file in the data set's directory that holds the rows. */
    public static final String FILE_NAME = "metadata.csv";

    public Manifest {
        samples = List.copyOf(samples);
    }

    /** The part of the data set that belongs to {@code split}, in the same order; possibly empty. */
    public Manifest filter(Split split) {
        return new Manifest(
                root, samples.stream().filter(sample -> sample.split() == split).toList());
    }

    /** Where the image of {@code sample} lies. */
    public Path file(Sample sample) {
        return root.resolve(sample.fileName());
    }

    /**
     * Identifies the rows, whatever their order and wherever the data set lies.
     *
     * @return SHA-256, 64 hexadecimal digits, of {@code metadata.csv} as {@link ManifestWriter} would write it with the rows
     *     sorted by file name
     */
    public String sha256() {
        StringBuilder text = new StringBuilder();
        try {
            ManifestWriter.write(
                    samples.stream()
                            .sorted(Comparator.comparing(Sample::fileName))
                            .toList(),
                    text);
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (IOException impossible) {
            throw new UncheckedIOException("cannot write to memory", impossible);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
