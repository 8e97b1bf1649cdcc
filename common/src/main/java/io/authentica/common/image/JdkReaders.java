package io.authentica.common.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Readers by the name of their class. Asking ImageIO for "a reader of JPEG" instead would give whatever plug-in happens to be on
 * the class path, and two machines would decode one file differently.
 */
final class JdkReaders {

    private JdkReaders() {}

    /** The JDK's own provider; its packages are not exported, so that the registry is the only way to it. */
    static ImageReaderSpi provider(String className) {
        Iterator<ImageReaderSpi> providers =
                IIORegistry.getDefaultInstance().getServiceProviders(ImageReaderSpi.class, false);
        while (providers.hasNext()) {
            ImageReaderSpi provider = providers.next();
            if (provider.getClass().getName().equals(className)) {
                return provider;
            }
        }
        throw new IllegalStateException("this Java runtime has no " + className);
    }

    /** The first image, its samples as stored wherever the codec allows. */
    static BufferedImage readImage(ImageReaderSpi provider, byte[] encoded) throws IOException {
        return withReader(provider, encoded, reader -> reader.read(0));
    }

    /** Runs {@code read} on a reader of its own, which is gone afterwards. */
    static <T> T withReader(ImageReaderSpi provider, byte[] encoded, Read<T> read) throws IOException {
        ImageReader reader = provider.createReaderInstance();
        // In memory: ImageIO's default would put every picture through a temporary file.
        try (MemoryCacheImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(encoded))) {
            reader.setInput(input, true, true);
            return read.from(reader);
        } finally {
            reader.dispose();
        }
    }

    /** What to do with the reader. */
    interface Read<T> {
        T from(ImageReader reader) throws IOException;
    }
}
