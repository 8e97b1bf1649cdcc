package io.authentica.common.modelpackage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.common.cli.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImageHashesTest {

    private static final String REST = "0123456789abcdef0123456789abcdef";

    @TempDir
    private Path directory;

    private static String startingWith(String first) {
        return first + "00112233445566778899aabbccddeeff".substring(first.length()) + REST;
    }

    @Test
    void writesTheFirstSixteenBytesOfEachInRisingOrderOnce() throws IOException {
        // As signed bytes, 80 would come first.
        ImageHashes hashes =
                ImageHashes.of(List.of(startingWith("80"), startingWith("7f"), startingWith("80"), startingWith("00")));

        hashes.write(directory);

        assertThat(hashes.count()).isEqualTo(3);
        assertThat(HexFormat.of().formatHex(Files.readAllBytes(directory.resolve("training-images.sha256"))))
                .isEqualTo("00112233445566778899aabbccddeeff"
                        + "80112233445566778899aabbccddeeff".replaceFirst("80", "7f")
                        + "80112233445566778899aabbccddeeff");
    }

    @Test
    void findsEachOfTheFilesThatItReadAndNoOther() throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        Path[] files = new Path[40];
        for (int i = 0; i < files.length; i++) {
            byte[] bytes = new byte[random.nextInt(1, 3000)];
            random.nextBytes(bytes);
            files[i] = Files.write(directory.resolve(i + ".jpg"), bytes);
        }
        // Of these 40 the first 20 are known.
        ImageHashes.ofFiles(Stream.of(files).limit(20).toList()).write(directory);

        ImageHashes read = ImageHashes.read(directory);

        assertThat(read.count()).isEqualTo(20);
        for (int i = 0; i < files.length; i++) {
            assertThat(read.contains(Checksums.of(files[i]))).as("file %d", i).isEqualTo(i < 20);
        }
    }

    @Test
    void hashesAreThoseOfSha256sum() throws IOException {
        Path file = Files.writeString(directory.resolve("abc"), "abc");

        // FIPS 180-4, example of one block.
        assertThat(ImageHashes.ofFiles(List.of(file))
                        .contains("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"))
                .isTrue();
    }

    @Test
    void nothingIsInAnEmptyOne() throws IOException {
        ImageHashes.of(List.of()).write(directory);

        ImageHashes read = ImageHashes.read(directory);

        assertThat(read.count()).isZero();
        assertThat(read.contains(startingWith("00"))).isFalse();
    }

    @Test
    void refusesAFileThatIsNotWhatItWrites() throws IOException {
        Path file = directory.resolve("training-images.sha256");

        Files.write(file, new byte[17]);
        assertThatThrownBy(() -> ImageHashes.read(directory))
                .isInstanceOf(UserException.class)
                .hasMessage(file + ": must hold hashes of 16 bytes but has 17");
        Files.write(file, new byte[32]);
        assertThatThrownBy(() -> ImageHashes.read(directory))
                .isInstanceOf(UserException.class)
                .hasMessage(file + ": hashes must rise but number 1 does not");
    }

    @Test
    void refusesWhatIsNoSha256() {
        ImageHashes hashes = ImageHashes.of(List.of());

        assertThatThrownBy(() -> hashes.contains(REST))
                .hasMessage("sha256 must have 64 hexadecimal digits but was '" + REST + "'");
    }
}
