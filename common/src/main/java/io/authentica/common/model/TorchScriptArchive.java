package io.authentica.common.model;

import io.authentica.common.safetensors.ElementType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Wraps generated source into the zip that {@code torch.jit.load} reads: one module of class {@code Net}. */
final class TorchScriptArchive {

    /** Pickle protocol 2 of an object of class {@code __torch__.Net} with the state {@code {"training": False}}. */
    private static final String MODULE_PICKLE =
            "\u0080\u0002c__torch__\nNet\nq\u0000)\u0081}(X\u0008\u0000\u0000\u0000trainingq\u0001\u0089ubq\u0002.";

    /** Pickle protocol 2 of an empty tuple. */
    private static final String NO_CONSTANTS_PICKLE = "\u0080\u0002).";

    private TorchScriptArchive() {}

    /** Without tensors. */
    static byte[] of(String source) {
        return of(source, MODULE_PICKLE.getBytes(StandardCharsets.ISO_8859_1), List.of());
    }

    /**
     * With tensors.
     *
     * @param modulePickle an object of class {@code __torch__.Net} with its state
     * @param storages float32 values by the number that the pickle gives them
     */
    static byte[] of(String source, byte[] modulePickle, List<float[]> storages) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            store(zip, "data.pkl", modulePickle);
            store(zip, "code/__torch__.py", source.getBytes(StandardCharsets.US_ASCII));
            store(zip, "constants.pkl", NO_CONSTANTS_PICKLE.getBytes(StandardCharsets.ISO_8859_1));
            for (int i = 0; i < storages.size(); i++) {
                store(zip, "data/" + i, ElementType.F32.bytes(storages.get(i)));
            }
            store(zip, "version", "3\n".getBytes(StandardCharsets.US_ASCII));
            store(zip, "byteorder", "little".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot happen in memory", e);
        }
        return bytes.toByteArray();
    }

    /** PyTorch reads stored entries only, whose size and checksum stand before the data. */
    private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
        CRC32 checksum = new CRC32();
        checksum.update(content);
        ZipEntry entry = new ZipEntry("net/" + name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCompressedSize(content.length);
        entry.setCrc(checksum.getValue());
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
