package io.authentica.train.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.authentica.common.image.JpegQuality;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JpegQualityTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 25, 49, 50, 51, 75, 90, 99, 100})
    void isTheQualityThatPillowEncodedWith(int quality) throws IOException {
        assertThat(read("quality-" + quality + ".jpg").quality()).isEqualTo(new JpegQuality(quality, true));
    }

    @Test
    void tablesThatAreNoScaledStandardOnesAreCalledSo() throws IOException {
        assertThat(read("own-tables.jpg").quality().standard()).isFalse();
    }

    @Test
    void oneStepBesideTheStandardTableIsNotStandard() throws IOException {
        byte[] encoded = Resources.bytes("quality-75.jpg");
        encoded[firstStepOffset(encoded)]++;

        assertThat(JpegQuality.of(encoded)).contains(new JpegQuality(75, false));
    }

    @Test
    void sixteenBitTablesCountAsEightBitOnes() throws IOException {
        byte[] encoded = Resources.bytes("quality-90.jpg");
        int table = firstStepOffset(encoded);
        ByteArrayOutputStream wide = new ByteArrayOutputStream();
        wide.write(encoded, 0, table - 5);
        wide.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xDB, 0, (byte) 131, 0x10});
        for (int i = 0; i < 64; i++) {
            wide.write(0);
            wide.write(encoded[table + i]);
        }
        wide.write(encoded, table + 64, encoded.length - table - 64);

        assertThat(JpegQuality.of(wide.toByteArray())).contains(new JpegQuality(90, true));
    }

    private static HeaderFacts.Jpeg read(String name) throws IOException {
        return HeaderFacts.read(name, Resources.bytes(name)).details().jpeg().orElseThrow();
    }

    /** Behind marker, length and the number of the table. */
    private static int firstStepOffset(byte[] encoded) {
        for (int i = 0; i + 1 < encoded.length; i++) {
            if (encoded[i] == (byte) 0xFF && encoded[i + 1] == (byte) 0xDB) {
                return i + 5;
            }
        }
        throw new AssertionError("no table");
    }
}
