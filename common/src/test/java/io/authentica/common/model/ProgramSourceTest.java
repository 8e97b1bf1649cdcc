package io.authentica.common.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where a bfloat16 program computes in float32; that it computes the same is {@link ClassifierTest}'s. */
final class ProgramSourceTest {

    /** Depthwise convolutions of 5x5 or stride 2: one in stage 1, two in 2, one in 3, three in 4, four in 5. */
    private static final int SLOW_IN_BFLOAT16 = 11;
    /** forward, forward_train and features; the programs of the classifier have no convolution. */
    private static final int METHODS = 3;

    private static final Pattern WIDENED = Pattern.compile("conv2d\\(torch\\.to\\(x\\d+, 6, .*?\\), p\\[");

    private static long widened(Variant variant, boolean bf16, boolean onCpu) {
        String source = ProgramSource.write(EfficientNet.b0(variant, 2), new ProgramOptions(0, 0, bf16), onCpu);
        return WIDENED.matcher(source).results().count();
    }

    @ParameterizedTest
    @EnumSource(Variant.class)
    void widensOnACpuWhatIsSlowInBfloat16(Variant variant) {
        assertThat(widened(variant, true, true)).isEqualTo(METHODS * SLOW_IN_BFLOAT16);
        assertThat(widened(variant, true, false)).isZero();
        assertThat(widened(variant, false, true)).isZero();
    }
}
