package io.authentica.common.image.degrade;

import io.authentica.common.image.ImageDecoder;
import io.authentica.common.image.RgbImage;
import io.authentica.common.image.UnreadableImageException;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.plugins.jpeg.JPEGQTable;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.w3c.dom.NodeList;

/**
 * JPEG by the JDK's libjpeg, with the quantisation tables that libjpeg's {@code jpeg_set_quality} makes: the JDK's own scaling
 * of them differs below quality 50.
 */
public final class JpegCodec {

    private static final String METADATA_FORMAT = "javax_imageio_jpeg_image_1.0";

    /** What libjpeg writes at most. */
    private static final int MAX_SIDE_PIXELS = 65_500;

    private static final ImageDecoder DECODER = new ImageDecoder();

    private JpegCodec() {}

    /**
     * Compresses and decodes again.
     *
     * @param quality libjpeg's, in [1, 100]
     * @return the picture itself if it is too large for the format
     */
    public static RgbImage roundTrip(RgbImage image, int quality, ChromaSubsampling subsampling) {
        if (Math.max(image.width(), image.height()) > MAX_SIDE_PIXELS) {
            return image;
        }
        try {
            return DECODER.decode("re-encoded picture", encode(image, quality, subsampling));
        } catch (UnreadableImageException e) {
            throw new IllegalStateException("a JPEG that was just written cannot be read", e);
        }
    }

    static byte[] encode(RgbImage image, int quality, ChromaSubsampling subsampling) {
        BufferedImage picture = buffered(image);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(image.rgb().length / 8 + 1024);
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            // Its default mode takes the tables from the metadata.
            ImageWriteParam settings = writer.getDefaultWriteParam();
            IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(picture), settings);
            describe(metadata, quality, subsampling);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, metadata), settings);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot happen in memory", e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static void describe(IIOMetadata metadata, int quality, ChromaSubsampling subsampling) throws IOException {
        IIOMetadataNode tree = (IIOMetadataNode) metadata.getAsTree(METADATA_FORMAT);
        NodeList tables = tree.getElementsByTagName("dqtable");
        ((IIOMetadataNode) tables.item(0)).setUserObject(scaled(JPEGQTable.K1Luminance, quality));
        ((IIOMetadataNode) tables.item(1)).setUserObject(scaled(JPEGQTable.K2Chrominance, quality));
        IIOMetadataNode luma =
                (IIOMetadataNode) tree.getElementsByTagName("componentSpec").item(0);
        luma.setAttribute("HsamplingFactor", Integer.toString(subsampling.across()));
        luma.setAttribute("VsamplingFactor", Integer.toString(subsampling.down()));
        metadata.setFromTree(METADATA_FORMAT, tree);
    }

    /** libjpeg's {@code jpeg_quality_scaling} and {@code jpeg_add_quant_table}, limited to what baseline files may have. */
    static JPEGQTable scaled(JPEGQTable standard, int quality) {
        int percent = quality < 50 ? 5000 / quality : 200 - 2 * quality;
        int[] table = standard.getTable();
        for (int i = 0; i < table.length; i++) {
            table[i] = Math.max(1, Math.min(255, (table[i] * percent + 50) / 100));
        }
        return new JPEGQTable(table);
    }

    private static BufferedImage buffered(RgbImage image) {
        BufferedImage picture = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_3BYTE_BGR);
        byte[] bgr = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        byte[] rgb = image.rgb();
        for (int i = 0; i < rgb.length; i += 3) {
            bgr[i] = rgb[i + 2];
            bgr[i + 1] = rgb[i + 1];
            bgr[i + 2] = rgb[i];
        }
        return picture;
    }
}
