package io.authentica.common.detect;

import io.authentica.common.image.ImageFacts;
import io.authentica.common.image.Preprocessor;
import io.authentica.common.image.ResizePolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Why a verdict on a picture deserves less trust than others.
 *
 * @param code what programs tell warnings apart by: {@code small}, {@code compressed}, {@code aspect}
 * @param message for people
 */
public record ImageWarning(String code, String message) {

    /** Below it, JPEG erases most of what lies between neighbouring pixels; cameras and sites in use stay well above. */
    static final int LEAST_JPEG_QUALITY = 50;

    /** Panoramas begin at 2; at more than 3, squashing or cropping leaves little of a picture as it was. */
    static final int MOST_ASPECT_RATIO = 3;

    /** @param policy how the network sees a picture */
    public static List<ImageWarning> of(ImageFacts facts, ResizePolicy policy) {
        List<ImageWarning> warnings = new ArrayList<>();
        int shorter = Math.min(facts.width(), facts.height());
        int longer = Math.max(facts.width(), facts.height());
        if (shorter < Preprocessor.SIDE_PIXELS) {
            warnings.add(new ImageWarning(
                    "small",
                    "%dx%d pixels, fewer on a side than the network's %d"
                            .formatted(facts.width(), facts.height(), Preprocessor.SIDE_PIXELS)));
        }
        facts.jpegQuality()
                .filter(quality -> quality < LEAST_JPEG_QUALITY)
                .ifPresent(quality -> warnings.add(new ImageWarning("compressed", "JPEG quality about " + quality)));
        if (longer > (long) MOST_ASPECT_RATIO * shorter) {
            String seen = switch (policy) {
                case SQUASH_BILINEAR -> "the network sees it squashed to a square";
                case SHORTER256_BICUBIC_CROP224 -> "the network sees only its middle";
            };
            warnings.add(new ImageWarning(
                    "aspect",
                    String.format(
                            Locale.ROOT,
                            "%.1f times as %s, %s",
                            (double) longer / shorter,
                            facts.width() > facts.height() ? "wide as high" : "high as wide",
                            seen)));
        }
        return List.copyOf(warnings);
    }

    /** Code and message in one line. */
    public String line() {
        return code + ": " + message;
    }
}
