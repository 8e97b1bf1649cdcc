package io.authentica.serve.api;

import io.authentica.common.detect.ImageWarning;
import io.authentica.common.image.ImageFacts;
import io.authentica.common.image.ImageHeader;
import io.authentica.serve.http.Upload;
import io.authentica.serve.inference.Detection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Why the verdict on an upload deserves less trust than another: what a picture says, and {@code type} for what its sender said. */
final class Warnings {

    private Warnings() {}

    static List<ImageWarning> of(Upload upload, Detection detection) {
        ImageHeader header = detection.header();
        List<ImageWarning> warnings = new ArrayList<>();
        String format = header.format().name().toLowerCase(Locale.ROOT);
        upload.contentType()
                .filter(type -> upload.saysItIsAnImage()
                        && !type.toLowerCase(Locale.ROOT).startsWith("image/" + format))
                .ifPresent(type -> warnings.add(
                        new ImageWarning("type", "the file is " + header.format() + " but was declared otherwise")));
        warnings.addAll(ImageWarning.of(
                ImageFacts.of(header, upload.bytes()),
                detection.model().detector().description().preprocessing().resize()));
        return warnings;
    }
}
