package io.authentica.common.image;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.stream.Collectors;

/** How a picture of any size becomes one of 224 x 224 pixels. */
public enum ResizePolicy {
    /** The whole picture squashed to 224 x 224, Pillow's bilinear. */
    SQUASH_BILINEAR("squash-bilinear"),
    /** The shorter side to 256, Pillow's bicubic, then the central 224 x 224. */
    SHORTER256_BICUBIC_CROP224("shorter256-bicubic-crop224");

    private final String id;

    ResizePolicy(String id) {
        this.id = id;
    }

    /** The name in recipes and packages. */
    @JsonValue
    public String id() {
        return id;
    }

    @JsonCreator
    public static ResizePolicy parse(String id) {
        return Arrays.stream(values())
                .filter(policy -> policy.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("resize policy must be one of "
                        + Arrays.stream(values()).map(ResizePolicy::id).collect(Collectors.joining(", "))
                        + " but was '" + id + "'"));
    }
}
