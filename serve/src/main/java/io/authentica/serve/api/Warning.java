package io.authentica.serve.api;

import io.authentica.common.image.ImageHeader;
import io.authentica.common.image.Preprocessor;
import io.authentica.serve.http.Upload;
import io.authentica.serve.inference.Detection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Why a verdict deserves less trust than another.
 *
 * @param code what programs tell warnings apart by
 * @param message for people
 */
record Warning(String code, String message) {

    /** Long and narrow pictures are squashed or cropped until little of them is left. */
    private static final int MAX_PROPORTION = 4;

    static List<Warning> of(Upload upload, Detection detection) {
        ImageHeader header = detection.header();
        List<Warning> warnings = new ArrayList<>();
        String format = header.format().name().toLowerCase(Locale.ROOT);
        upload.contentType()
                .filter(type -> upload.saysItIsAnImage()
                        && !type.toLowerCase(Locale.ROOT).startsWith("image/" + format))
                .ifPresent(type -> warnings.add(
                        new Warning("type_differs", "the file is " + header.format() + " but was declared otherwise")));
        int shorter = Math.min(header.width(), header.height());
        if (shorter < Preprocessor.SIDE_PIXELS) {
            warnings.add(new Warning(
                    "small_image",
                    "the shorter side has " + shorter + " pixels: below " + Preprocessor.SIDE_PIXELS
                            + " the picture is enlarged, and traces of its making may be lost"));
        }
        if (Math.max(header.width(), header.height()) > (long) MAX_PROPORTION * shorter) {
            warnings.add(new Warning(
                    "narrow_image",
                    "one side is more than " + MAX_PROPORTION + " times the other: little of it is seen"));
        }
        return warnings;
    }
}
