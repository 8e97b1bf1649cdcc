package io.authentica.serve.api;

import io.authentica.common.detect.ImageWarning;
import io.authentica.common.image.ImageFacts;
import io.authentica.common.image.ImageFormat;
import io.authentica.common.image.ImageHeader;
import io.authentica.serve.http.Upload;
import io.authentica.serve.inference.Detection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Why the verdict on an upload deserves less trust than another: what a picture says, and {@code type} for what its sender said. */
final class Warnings {

    /** What browsers and systems also call the formats. */
    private static final Map<ImageFormat, Set<String>> OTHER_NAMES = Map.of(
            ImageFormat.JPEG, Set.of("image/jpg", "image/pjpeg"),
            ImageFormat.PNG, Set.of("image/apng", "image/x-png"),
            ImageFormat.BMP, Set.of("image/x-bmp", "image/x-ms-bmp"));

    private Warnings() {}

    static List<ImageWarning> of(Upload upload, Detection detection) {
        ImageHeader header = detection.header();
        List<ImageWarning> warnings = new ArrayList<>();
        upload.contentType()
                .filter(type -> upload.saysItIsAnImage() && !names(type, header.format()))
                .ifPresent(type -> warnings.add(
                        new ImageWarning("type", "the file is " + header.format() + " but was declared otherwise")));
        warnings.addAll(ImageWarning.of(
                ImageFacts.of(header, upload.bytes()),
                detection.model().detector().description().preprocessing().resize()));
        return warnings;
    }

    /** Whether a Content-Type is one of the format's. */
    static boolean names(String contentType, ImageFormat format) {
        String type = contentType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        return type.equals("image/" + format.name().toLowerCase(Locale.ROOT))
                || OTHER_NAMES.getOrDefault(format, Set.of()).contains(type);
    }
}
