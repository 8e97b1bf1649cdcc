package io.authentica.common.model;

/**
 * What a training program does beyond the network itself.
 *
 * @param dropout rate before the classifier, in [0, 1)
 * @param dropPath rate of stochastic depth of the last block, in [0, 1); block i of 16 has {@code i / 16} of it
 * @param bf16 whether convolutions and activations are computed in bfloat16; BatchNorm statistics, the classifier and all
 *     that enters and leaves the program stay float32, and on a CPU depthwise convolutions of 5x5 or stride 2 as well
 * @param frozenStatistics whether BatchNorm uses its running statistics in training too, and leaves them as they are
 * @param frozenPart the layers of which BatchNorm does so in any case, as timm's {@code freeze} has it
 */
public record ProgramOptions(
        double dropout, double dropPath, boolean bf16, boolean frozenStatistics, FrozenPart frozenPart) {

    /** Nothing random, float32: what evaluation and serving need. */
    public static final ProgramOptions PLAIN = new ProgramOptions(0, 0, false);

    /** BatchNorm by the batch everywhere. */
    public ProgramOptions(double dropout, double dropPath, boolean bf16) {
        this(dropout, dropPath, bf16, false, FrozenPart.NONE);
    }

    public ProgramOptions {
        if (!(dropout >= 0 && dropout < 1)) {
            throw new IllegalArgumentException("dropout must be in [0, 1) but was " + dropout);
        }
        if (!(dropPath >= 0 && dropPath < 1)) {
            throw new IllegalArgumentException("drop_path must be in [0, 1) but was " + dropPath);
        }
    }
}
