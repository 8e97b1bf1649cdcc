package io.authentica.common.protobuf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class ProtoMessageTest {

    /** Values of the examples and rules in protobuf.dev's page on encoding. */
    @Test
    void encodesIntegersInSevenBitGroups() {
        assertThat(hex(new ProtoMessage().addInteger(1, 150))).isEqualTo("089601");
        assertThat(hex(new ProtoMessage().addInteger(1, 127))).isEqualTo("087f");
        assertThat(hex(new ProtoMessage().addInteger(1, 128))).isEqualTo("088001");
        assertThat(hex(new ProtoMessage().addInteger(1, -2))).isEqualTo("08feffffffffffffffff01");
        assertThat(hex(new ProtoMessage().addInteger(16, 1))).isEqualTo("800101");
        assertThat(hex(new ProtoMessage().addString(2, "testing"))).isEqualTo("120774657374696e67");
    }

    private static String hex(ProtoMessage message) {
        return HexFormat.of().formatHex(message.toBytes());
    }
}
