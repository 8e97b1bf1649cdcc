package io.authentica.common.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.IIOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.spi.ImageReaderSpi;

/**
 * JPEG by the JDK's libjpeg. What the colours mean is decided here, by the rules of libjpeg-turbo, since the JDK follows embedded
 * profiles and guesses differently where markers are missing. YCbCr, that is nearly every file, is converted by libjpeg, row
 * by row into the result; anything else comes as stored and is converted here.
 */
final class JpegDecoder {

    /** One bit for each 8x8 block at the very least, and a component may have a sixteenth of the picture's samples. */
    private static final int MAX_PIXELS_PER_BYTE = 8 * 64 * 16;

    private static final int ADOBE_NO_TRANSFORM = 0;
    private static final int ADOBE_YCC = 1;

    private static final ColorModel SRGB = new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, ColorModel.OPAQUE, DataBuffer.TYPE_BYTE);

    private final ImageReaderSpi provider = JdkReaders.provider("com.sun.imageio.plugins.jpeg.JPEGImageReaderSpi");

    RgbImage decode(byte[] encoded) throws IOException {
        JpegStructure structure = JpegStructure.parse(encoded);
        structure.size().requireDataFor(encoded.length, MAX_PIXELS_PER_BYTE);
        if (structure.componentIds().size() == 3 && isYcc(structure)) {
            byte[] stripped = structure.withoutApplicationData(encoded, ADOBE_YCC);
            return complete(stripped, reader -> converted(reader, structure.size()));
        }
        byte[] stripped = structure.withoutApplicationData(encoded, ADOBE_NO_TRANSFORM);
        return toRgb(complete(stripped, reader -> reader.readRaster(0, null)), structure);
    }

    private <T> T complete(byte[] stripped, JdkReaders.Read<T> read) throws IOException {
        List<String> warnings = new ArrayList<>();
        T decoded = JdkReaders.withReader(provider, stripped, reader -> {
            reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
            return read.from(reader);
        });
        for (String warning : warnings) {
            if (tellsOfLostData(warning)) {
                throw new IIOException(warning);
            }
        }
        return decoded;
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

    private static RgbImage converted(ImageReader reader, PixelSize size) throws IOException {
        int width = size.width();
        int height = size.height();
        if (reader.getWidth(0) != width || reader.getHeight(0) != height) {
            throw new IIOException("the decoder sees " + reader.getWidth(0) + "x" + reader.getHeight(0) + " pixels");
        }
        byte[] rgb = new byte[3 * width * height];
        // In libjpeg's own order of samples, so that the JDK copies whole rows; its ready-made types are all in
        // another.
        WritableRaster raster = Raster.createInterleavedRaster(
                new DataBufferByte(rgb, rgb.length), width, height, 3 * width, 3, new int[] {0, 1, 2}, null);
        ImageReadParam settings = reader.getDefaultReadParam();
        settings.setDestination(new BufferedImage(SRGB, raster, false, null));
        reader.read(0, settings);
        return new RgbImage(width, height, rgb);
    }

    private static RgbImage toRgb(Raster raster, JpegStructure structure) throws IOException {
        int components = structure.componentIds().size();
        if (raster.getNumBands() != components) {
            throw new IIOException(components + " components announced but " + raster.getNumBands() + " decoded");
        }
        byte[] samples = samples(raster, components);
        byte[] rgb = switch (components) {
            case 1 -> PixelConversions.greyToRgb(samples);
            case 3 -> samples;
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
