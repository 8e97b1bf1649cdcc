package io.authentica.serve.model;

import io.authentica.common.cli.UserException;
import io.authentica.common.detect.Detector;
import io.authentica.common.detect.Detectors;
import io.authentica.common.model.Placement;
import io.authentica.common.modelpackage.PackageIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/** A package directory. */
public final class PackageSource implements ModelSource {

    private final Path directory;
    private final Placement placement;
    private final long maxPixels;
    private final int batchSize;

    /**
     * @param maxPixels the largest picture that is decoded
     * @param batchSize the largest batch, for warming up
     */
    public PackageSource(Path directory, Placement placement, long maxPixels, int batchSize) {
        this.directory = directory;
        this.placement = placement;
        this.maxPixels = maxPixels;
        this.batchSize = batchSize;
    }

    @Override
    public ServedModel open() throws IOException {
        Detector detector = Detectors.open(directory, placement, maxPixels);
        try {
            WarmUp.run(detector, batchSize);
            return new ServedModel(detector, PackageIdentity.sha256(directory));
        } catch (Throwable failure) { // an error too: nobody else knows the detector
            detector.close();
            throw failure;
        }
    }

    /** Names, sizes and times of the files, of what a symbolic link points to. */
    @Override
    public String state() throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new UserException(directory + ": a model package must be a directory but there is none");
        }
        StringBuilder state = new StringBuilder();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.sorted().toList()) {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                state.append(List.of(
                        file.getFileName(),
                        attributes.size(),
                        attributes.lastModifiedTime(),
                        attributes.fileKey() + ""));
            }
        }
        return state.toString();
    }
}
