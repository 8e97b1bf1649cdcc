package io.authentica.common.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.stream.Collectors;

/** How much of the network, counted from the pictures, keeps its initial weights in training. */
public enum FrozenPart {
    NONE("none"),
    /** {@code conv_stem} and {@code bn1}. */
    STEM("stem"),
    BLOCKS_0("blocks.0"),
    BLOCKS_1("blocks.1"),
    BLOCKS_2("blocks.2"),
    BLOCKS_3("blocks.3"),
    BLOCKS_4("blocks.4"),
    BLOCKS_5("blocks.5"),
    BLOCKS_6("blocks.6"),
    /** All but the classifier. */
    TRUNK("trunk");

    private final String id;

    FrozenPart(String id) {
        this.id = id;
    }

    /** The last stage that is frozen, by timm's name for it. */
    @JsonValue
    public String id() {
        return id;
    }

    @JsonCreator
    public static FrozenPart parse(String id) {
        return Arrays.stream(values())
                .filter(part -> part.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("freeze must be one of "
                        + Arrays.stream(values()).map(FrozenPart::id).collect(Collectors.joining(", ")) + " but was '"
                        + id + "'"));
    }

    /** @param name of a tensor or a layer, timm's */
    public boolean includes(String name) {
        if (name.startsWith(EfficientNet.CLASSIFIER)) {
            return false;
        }
        FrozenPart smallest = name.startsWith("conv_stem") || name.startsWith("bn1")
                ? STEM
                : Arrays.stream(values())
                        .filter(part -> name.startsWith(part.id + "."))
                        .findFirst()
                        .orElse(TRUNK);
        return smallest.compareTo(this) <= 0;
    }
}
