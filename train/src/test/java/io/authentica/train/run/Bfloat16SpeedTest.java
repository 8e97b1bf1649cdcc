package io.authentica.train.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class Bfloat16SpeedTest {

    @Test
    void warnsWhereTheProcessorCannotMultiplyBfloat16Fast() {
        assertThat(Bfloat16Speed.warning(List.of("processor\t: 0", "flags\t\t: fpu avx512f avx512_bf16")))
                .contains("bf16 is true but this processor has no amx_bf16: float32 is as fast on it or much faster");
    }

    @Test
    void isSilentWhereItCanAndWhereTheSystemDoesNotTell() {
        assertThat(Bfloat16Speed.warning(List.of("processor\t: 0", "flags\t\t: fpu amx_bf16 amx_tile")))
                .isEmpty();
        assertThat(Bfloat16Speed.warning(List.of("processor\t: 0", "Features\t: fp asimd bf16")))
                .isEmpty();
    }
}
