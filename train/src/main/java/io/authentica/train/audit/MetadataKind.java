package io.authentica.train.audit;

/** A kind of data about the picture that a file can carry. */
enum MetadataKind {
    EXIF("EXIF"),
    /** EXIF's tags Make or Model. */
    CAMERA("camera make or model"),
    ICC("ICC profile"),
    XMP("XMP"),
    IPTC("Photoshop or IPTC block"),
    /** A JUMBF box, in which C2PA manifests are. */
    C2PA("C2PA or JUMBF"),
    COMMENT("JPEG comment"),
    TEXT("PNG text"),
    /** Text chunks in which programs that make images keep prompts and settings: {@code parameters}, {@code workflow}, ... */
    GENERATION_TEXT("generation parameters"),
    /** EXIF's tag Software, or PNG's text of that name. */
    SOFTWARE("software tag");

    private final String title;

    MetadataKind(String title) {
        this.title = title;
    }

    /** For people. */
    String title() {
        return title;
    }
}
