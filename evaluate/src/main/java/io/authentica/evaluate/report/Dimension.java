package io.authentica.evaluate.report;

import io.authentica.evaluate.score.EvaluatedImage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** By what the images are divided into slices. */
public enum Dimension {
    GENERATOR("generators", "generator", Pool.SHARED),
    TYPE("types", "type", Pool.SHARED),
    RELEASE_MONTH("release_months", "release month", Pool.SHARED),
    FORMAT("formats", "format", Pool.OWN),
    SIZE("sizes", "size", Pool.OWN);

    /** Which reals a slice's fakes are set against. */
    public enum Pool {
        /** All: the property belongs to fakes only. */
        SHARED,
        /** Those of the slice: reals have the property as well. */
        OWN
    }

    private static final Pattern MONTH = Pattern.compile("^\\d{4}-\\d{2}");
    private static final long LARGEST_SQUARE_SIDE_PIXELS = 2048;

    private final String key;
    private final String title;
    private final Pool pool;

    Dimension(String key, String title, Pool pool) {
        this.key = key;
        this.title = title;
        this.pool = pool;
    }

    /** The key in {@code report.json}. */
    public String key() {
        return key;
    }

    /** The heading of a table's column. */
    public String title() {
        return title;
    }

    public Pool pool() {
        return pool;
    }

    /** The slice that an image belongs to; empty when unknown. */
    public String sliceOf(EvaluatedImage image) {
        return switch (this) {
            case GENERATOR -> image.generator();
            case TYPE -> image.type();
            case RELEASE_MONTH -> month(image.releaseDate());
            case FORMAT -> image.format();
            case SIZE -> sizeClass((long) image.widthPixels() * image.heightPixels());
        };
    }

    private static String month(String releaseDate) {
        Matcher matcher = MONTH.matcher(releaseDate);
        return matcher.find() ? matcher.group() : releaseDate;
    }

    /** By the smallest of the usual squares that has as many pixels; the side is written with four digits, so that names sort. */
    private static String sizeClass(long pixels) {
        if (pixels == 0) {
            return "";
        }
        for (long side = 256; side <= LARGEST_SQUARE_SIDE_PIXELS; side *= 2) {
            if (pixels <= side * side) {
                return "up to %4d x %d pixels".formatted(side, side);
            }
        }
        return "larger";
    }
}
