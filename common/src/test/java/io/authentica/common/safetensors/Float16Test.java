package io.authentica.common.safetensors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values from the tables of IEEE 754 binary16. */
final class Float16Test {

    @ParameterizedTest
    @CsvSource({
        "0x0000, 0.0",
        "0x8000, -0.0",
        "0x0001, 5.9604645E-8",
        "0x03FF, 6.097555E-5",
        "0x0400, 6.1035156E-5",
        "0x3555, 0.33325195",
        "0x3C00, 1.0",
        "0xC000, -2.0",
        "0x7BFF, 65504.0",
        "0x7C00, Infinity",
        "0xFC00, -Infinity"
    })
    void convertsBothWays(String bits, float value) {
        short half = Integer.decode(bits).shortValue();

        assertThat(Float16.toFloat(half)).isEqualTo(value);
        assertThat(Float16.fromFloat(value)).isEqualTo(half);
    }

    @ParameterizedTest
    @CsvSource({
        // Ties go to the even neighbour; just above a tie goes up.
        "1.00048828125, 0x3C00",
        "1.0004884, 0x3C01",
        "1.00146484375, 0x3C02",
        "65519.99, 0x7BFF",
        "65520, 0x7C00",
        "2.9802322E-8, 0x0000",
        "2.9802325E-8, 0x0001"
    })
    void roundsToNearestEven(float value, String bits) {
        assertThat(Float16.fromFloat(value)).isEqualTo(Integer.decode(bits).shortValue());
    }

    @Test
    void everyHalfSurvivesTheRoundTrip() {
        for (int bits = 0; bits < 0x10000; bits++) {
            float value = Float16.toFloat((short) bits);
            if (Float.isNaN(value)) {
                assertThat(Float16.toFloat(Float16.fromFloat(value))).isNaN();
            } else {
                assertThat(Float16.fromFloat(value)).isEqualTo((short) bits);
            }
        }
    }
}
