package io.authentica.train.data;

import io.authentica.common.cli.Progress;
import io.authentica.common.cli.UserException;
import io.authentica.common.parquet.Source;
import io.authentica.common.parquet.SourceFile;
import io.authentica.train.data.plan.Plan;
import io.authentica.train.data.plan.PlannedChunk;
import io.authentica.train.data.plan.RowTable;
import io.authentica.train.source.Sources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a data set on disk from a source, in four steps: the metadata of the files used; the {@link Plan}, from them alone; the images,
 * chunk by chunk; and the {@link Assembly}. The first and the third are entered in the {@link Journal}, the others are repeated when an
 * interrupted preparation is started again.
 */
final class Preparation {

    private static final Logger log = LoggerFactory.getLogger(Preparation.class);
    private static final int IMAGES_IN_FLIGHT_PER_THREAD = 4;
    private static final long BYTES_IN_FLIGHT = 256L << 20;

    /**
     * What was done.
     *
     * @param summary the text of {@code summary.md}
     * @param traffic empty if the data set was complete before
     */
    record Outcome(String summary, Optional<Traffic> traffic) {}

    private final PrepareOptions options;
    private final Source source;
    private final ImageCheck check;
    private final Disk disk;

    Preparation(PrepareOptions options, Source source, ImageCheck check, Disk disk) {
        this.options = options;
        this.source = source;
        this.check = check;
        this.disk = disk;
    }

    /** Prepares the data set; goes on where an earlier run was interrupted. */
    static Outcome run(PrepareOptions options) throws IOException {
        try (Source source = Sources.open(options.source(), options.config(), options.seed())) {
            return run(options, source);
        }
    }

    static Outcome run(PrepareOptions options, Source source) throws IOException {
        return new Preparation(options, source, options.verification().check(), Disk.real()).run();
    }

    Outcome run() throws IOException {
        Path out = options.out();
        Map<String, String> description = options.describe(source);
        List<SourceFile> files =
                FilesUsed.choose(source, options.plan().filter().splits(), options.shards(), options.seed());
        Journal journal = Journal.open(out, description, disk);
        if (journal.isComplete()) {
            log.info("{} is complete already: nothing to do", out);
            String summary = Files.readString(out.resolve(SummaryText.FILE_NAME), StandardCharsets.UTF_8);
            return new Outcome(summary, Optional.empty());
        }
        log.info(
                "{}: {} files, {} of them are used",
                source.origin(),
                source.files().size(),
                files.size());
        Metadata.fetch(files, journal, options.quiet());
        Metadata metadata =
                Metadata.load(files, journal, options.plan().filter().splits(), options.seed());
        requireUsable(files, metadata, journal);
        Plan plan = Plan.of(metadata.table(), options.plan());
        if (plan.chunks().isEmpty()) {
            throw new UserException("no image is left of the " + metadata.rows() + " rows: "
                    + plan.dropped().describe());
        }
        RejectedList rejected = new RejectedList(files, metadata, plan.chunks(), journal);
        Traffic traffic = fetchImages(files, metadata.table(), plan, journal, rejected);
        Assembly assembly = new Assembly(out, journal, files, plan.chunks());
        RejectedList.Counts counts = assembly.run(rejected);
        String summary = new SummaryText()
                .options(description)
                .contents(assembly.summary())
                .leftOut(plan)
                .rejected(counts)
                .toString();
        journal.writeText(SummaryText.FILE_NAME, summary);
        journal.discard();
        return new Outcome(summary, Optional.of(traffic));
    }

    private void requireUsable(List<SourceFile> files, Metadata metadata, Journal journal) throws IOException {
        Rejections rows = new Rejections("rows", options.maxRejected(), metadata.rows());
        metadata.unusable().forEach(rows::addRejected);
        if (rows.tooMany()) {
            new RejectedList(files, metadata, List.of(), journal).write(new Duplicates(files));
            throw rows.failure(options.out().resolve(RejectedList.FILE_NAME));
        }
    }

    private Traffic fetchImages(
            List<SourceFile> files, RowTable table, Plan plan, Journal journal, RejectedList rejected)
            throws IOException {
        Rejections images = new Rejections("images", options.maxRejected(), plan.rowCount());
        long[] bytesKept = {0};
        int fetched;
        try (Workers workers = new Workers(options.threads());
                Progress progress = Progress.start("prepare", "images", plan.rowCount(), options.quiet())) {
            InFlight inFlight = new InFlight(IMAGES_IN_FLIGHT_PER_THREAD * options.threads(), BYTES_IN_FLIGHT);
            ChunkPreparer preparer = new ChunkPreparer(journal, check, workers, inFlight);
            ImageStage.Inspection inspection = rows -> {
                bytesKept[0] += PreparedRow.bytes(rows);
                images.add(rows);
                if (images.tooMany()) {
                    rejected.write(new Duplicates(files));
                    throw images.failure(options.out().resolve(RejectedList.FILE_NAME));
                }
            };
            fetched = new ImageStage(files, journal, preparer, inspection, progress).run(plan.chunks());
        }
        return new Traffic(
                fetched,
                plan.chunks().size(),
                table.chunks().size(),
                plan.chunks().stream().mapToLong(PlannedChunk::imageBytes).sum(),
                table.chunks().stream().mapToLong(RowTable.Chunk::imageBytes).sum(),
                bytesKept[0],
                source.bytesRead());
    }
}
