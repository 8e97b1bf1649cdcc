package io.authentica.train.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Something about a file that can be told without seeing its pixels, and by which classes might be told apart. */
sealed interface HeaderFeature {

    /** For people and for {@code audit.json}. */
    String name();

    /** @param value one of a limited number; empty where the file has nothing of the kind */
    record Category(String name, Function<HeaderFacts, String> value) implements HeaderFeature {}

    /** @param value a number; empty where the file has none of the kind */
    record Quantity(String name, Function<HeaderFacts, OptionalDouble> value) implements HeaderFeature {}

    /** All features, in the order of the report. */
    static List<HeaderFeature> all() {
        List<HeaderFeature> all = new ArrayList<>();
        all.add(new Category("format", facts -> facts.format().name()));
        all.add(new Category(
                "coding", facts -> facts.format() + " " + facts.details().coding()));
        all.add(new Quantity("JPEG quality", HeaderFeature::quality));
        all.add(new Category("JPEG tables", HeaderFeature::standardTables));
        all.add(new Category(
                "JPEG table fingerprint",
                facts -> facts.details().jpeg().map(HeaderFacts.Jpeg::tables).orElse("")));
        all.add(new Category(
                "chroma subsampling",
                facts -> facts.details()
                        .jpeg()
                        .map(HeaderFacts.Jpeg::subsampling)
                        .orElse("")));
        all.add(new Category("size", HeaderFacts::size));
        all.add(new Quantity("width", facts -> OptionalDouble.of(facts.width())));
        all.add(new Quantity("height", facts -> OptionalDouble.of(facts.height())));
        all.add(new Quantity("aspect ratio", facts -> OptionalDouble.of((double) facts.width() / facts.height())));
        all.add(new Quantity("megapixels", facts -> OptionalDouble.of(facts.megapixels())));
        all.add(new Quantity("file size", facts -> OptionalDouble.of((double) facts.fileBytes())));
        all.add(new Quantity("bits per pixel", facts -> OptionalDouble.of(facts.bitsPerPixel())));
        all.add(new Category("alpha", facts -> facts.details().alpha() ? "yes" : "no"));
        for (MetadataKind kind : MetadataKind.values()) {
            all.add(new Category(
                    kind.title(), facts -> facts.details().metadata().contains(kind) ? "yes" : "no"));
        }
        all.add(new Category(
                "software",
                facts -> facts.details().software().map(HeaderFeature::family).orElse("")));
        return all;
    }

    private static OptionalDouble quality(HeaderFacts facts) {
        return facts.details()
                .jpeg()
                .map(jpeg -> OptionalDouble.of(jpeg.quality().quality()))
                .orElseGet(OptionalDouble::empty);
    }

    private static String standardTables(HeaderFacts facts) {
        return facts.details()
                .jpeg()
                .map(jpeg -> jpeg.quality().standard() ? "libjpeg's standard, scaled" : "others")
                .orElse("");
    }

    /** The name without its version. */
    private static String family(String software) {
        return software.toLowerCase(Locale.ROOT).replaceAll("[\\d.]+", "").strip();
    }
}
