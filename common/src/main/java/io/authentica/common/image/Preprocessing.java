package io.authentica.common.image;

import java.util.List;

/**
 * How a decoded picture becomes the network's input. It is part of the model: a detector trained one way must be served that
 * way, so training writes it into the package and evaluation and serving take it from there.
 *
 * @param resize how the picture becomes 224 x 224 pixels
 * @param mean of red, green, blue, on a scale of 0 to 1; subtracted
 * @param std of red, green, blue, on a scale of 0 to 1; divided by
 */
public record Preprocessing(ResizePolicy resize, List<Double> mean, List<Double> std) {

    public Preprocessing {
        mean = List.copyOf(mean);
        std = List.copyOf(std);
        if (mean.size() != 3) {
            throw new IllegalArgumentException("mean must have 3 numbers but has " + mean.size());
        }
        if (std.size() != 3 || std.stream().anyMatch(value -> !(value > 0))) {
            throw new IllegalArgumentException("std must be 3 positive numbers but was " + std);
        }
    }

    /** With ImageNet's mean and standard deviation, those of timm's {@code IMAGENET_DEFAULT_MEAN} and {@code _STD}. */
    public static Preprocessing imageNet(ResizePolicy resize) {
        return new Preprocessing(resize, List.of(0.485, 0.456, 0.406), List.of(0.229, 0.224, 0.225));
    }
}
