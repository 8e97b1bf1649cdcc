package io.authentica.train.data;

import io.authentica.common.data.Label;
import io.authentica.common.data.Sample;
import io.authentica.common.data.Split;
import io.authentica.common.image.ImageFormat;
import java.util.List;

/** What became of a row of a source: a line of the journal. */
sealed interface PreparedRow {

    /** The row's number in its file. */
    int row();

    /** The line's cells; {@link #parse} reads them. */
    List<String> cells();

    /** The image was read and stored. */
    record Kept(int row, String path, String sha256, Sample sample, CheckedImage image) implements PreparedRow {

        @Override
        public List<String> cells() {
            return List.of(
                    "kept",
                    Integer.toString(row),
                    path,
                    sha256,
                    sample.fileName(),
                    sample.prompt(),
                    sample.label().id(),
                    sample.generator(),
                    sample.type(),
                    sample.releaseDate(),
                    sample.split().id(),
                    image.format().name(),
                    Integer.toString(image.width()),
                    Integer.toString(image.height()),
                    Long.toString(image.bytes()));
        }
    }

    /** The row cannot be used. */
    record Rejected(int row, String path, String reason) implements PreparedRow {

        @Override
        public List<String> cells() {
            return List.of("rejected", Integer.toString(row), path, reason);
        }
    }

    /** Size of the images that were kept. */
    static long bytes(List<PreparedRow> rows) {
        long bytes = 0;
        for (PreparedRow row : rows) {
            bytes += row instanceof Kept kept ? kept.image().bytes() : 0;
        }
        return bytes;
    }

    static PreparedRow parse(List<String> cells) {
        int row = Integer.parseInt(cells.get(1));
        if (cells.get(0).equals("rejected")) {
            return new Rejected(row, cells.get(2), cells.get(3));
        }
        Sample sample = new Sample(
                cells.get(4),
                cells.get(5),
                Label.parse(cells.get(6)),
                cells.get(7),
                cells.get(8),
                cells.get(9),
                Split.parse(cells.get(10)));
        CheckedImage image = new CheckedImage(
                ImageFormat.valueOf(cells.get(11)),
                Integer.parseInt(cells.get(12)),
                Integer.parseInt(cells.get(13)),
                Long.parseLong(cells.get(14)));
        return new Kept(row, cells.get(2), cells.get(3), sample, image);
    }
}
