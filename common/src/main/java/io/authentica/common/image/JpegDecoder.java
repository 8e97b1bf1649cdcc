package io.authentica.common.image;

import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.IIOException;
import javax.imageio.spi.ImageReaderSpi;

/**
 * JPEG by the JDK's libjpeg, which decodes the samples; colour is decided and converted here, by the rules and the fixed-point
 * arithmetic of libjpeg-turbo, since the JDK follows embedded profiles and guesses differently where markers are missing.
 */
final class JpegDecoder {

    /** One bit for each 8x8 block at the very least, and a component may have a sixteenth of the picture's samples. */
    private static final int MAX_PIXELS_PER_BYTE = 8 * 64 * 16;

    private static final int ADOBE_NO_TRANSFORM = 0;

    private final ImageReaderSpi provider = JdkReaders.provider("com.sun.imageio.plugins.jpeg.JPEGImageReaderSpi");

    RgbImage decode(byte[] encoded) throws IOException {
        JpegStructure structure = JpegStructure.parse(encoded);
        structure.size().requireDataFor(encoded.length, MAX_PIXELS_PER_BYTE);
        List<String> warnings = new ArrayList<>();
        Raster raster = JdkReaders.withReader(provider, structure.withoutApplicationData(encoded), reader -> {
            reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
            return reader.readRaster(0, null);
        });
        for (String warning : warnings) {
            if (tellsOfLostData(warning)) {
                throw new IIOException(warning);
            }
        }
        return toRgb(raster, structure);
    }

    /**
     * libjpeg fills what it cannot decode with grey and warns. Stray bytes before a marker are its one warning of corruption by
     * which nothing is lost. It tells of the first warning only; that the end-of-image marker is there has been checked before.
     */
    private static boolean tellsOfLostData(String warning) {
        return warning.startsWith("Truncated")
                || warning.startsWith("Premature end")
                || (warning.startsWith("Corrupt JPEG data") && !warning.contains("extraneous bytes"));
    }

    private static RgbImage toRgb(Raster raster, JpegStructure structure) throws IOException {
        int components = structure.componentIds().size();
        if (raster.getNumBands() != components) {
            throw new IIOException(components + " components announced but " + raster.getNumBands() + " decoded");
        }
        byte[] samples = samples(raster, components);
        byte[] rgb = switch (components) {
            case 1 -> PixelConversions.greyToRgb(samples);
            case 3 -> isYcc(structure) ? PixelConversions.yccToRgbInPlace(samples) : samples;
            case 4 ->
                PixelConversions.invertedCmykToRgb(
                        isYcck(structure) ? PixelConversions.ycckToCmykInPlace(samples) : samples);
            default -> throw new IllegalStateException("components: " + components);
        };
        return new RgbImage(raster.getWidth(), raster.getHeight(), rgb);
    }

    /** The raster's own array: a raster fresh from the reader has no other owner and no gaps. */
    private static byte[] samples(Raster raster, int components) {
        if (raster.getDataBuffer() instanceof DataBufferByte buffer
                && raster.getSampleModel() instanceof ComponentSampleModel model
                && model.getPixelStride() == components
                && model.getScanlineStride() == components * raster.getWidth()
                && buffer.getData().length == components * raster.getWidth() * raster.getHeight()) {
            return buffer.getData();
        }
        throw new IllegalStateException("unexpected layout of a decoded JPEG: " + raster);
    }

    /** The rules of libjpeg's {@code default_decompress_parms}. */
    private static boolean isYcc(JpegStructure structure) {
        if (structure.jfif()) {
            return true;
        }
        if (structure.adobeTransform().isPresent()) {
            return structure.adobeTransform().getAsInt() != ADOBE_NO_TRANSFORM;
        }
        return !structure.componentIds().equals(List.of((int) 'R', (int) 'G', (int) 'B'));
    }

    private static boolean isYcck(JpegStructure structure) {
        return structure.adobeTransform().orElse(ADOBE_NO_TRANSFORM) != ADOBE_NO_TRANSFORM;
    }
}
