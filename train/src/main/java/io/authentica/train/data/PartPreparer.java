package io.authentica.train.data;

import io.authentica.common.cli.Progress;
import io.authentica.common.cli.UserException;
import io.authentica.common.data.Label;
import io.authentica.common.data.Sample;
import io.authentica.common.image.UnreadableImageException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.IntPredicate;

/**
 * Checks and stores the images of one part: one thread reads, several decode and write. However many they are, the outcome is in
 * the order of the rows.
 */
final class PartPreparer {

    private final Journal journal;
    private final ImageCheck check;
    private final Workers workers;
    private final int maxImagesInFlight;

    /** @param maxImagesInFlight how many images may be in memory at once */
    PartPreparer(Journal journal, ImageCheck check, Workers workers, int maxImagesInFlight) {
        this.journal = journal;
        this.check = check;
        this.workers = workers;
        this.maxImagesInFlight = maxImagesInFlight;
    }

    /** @param selected which rows of the part to take */
    List<PreparedRow> prepare(Source.Part part, IntPredicate selected, Progress progress) throws IOException {
        List<PreparedRow> prepared = new ArrayList<>();
        Deque<Future<PreparedRow>> inFlight = new ArrayDeque<>();
        try (RowSource rows = part.open(true)) {
            for (Optional<SourceRow> next = rows.next(); next.isPresent(); next = rows.next()) {
                SourceRow row = next.get();
                if (selected.test(row.index())) {
                    inFlight.add(workers.submit(() -> prepare(part.name(), row)));
                }
                if (inFlight.size() >= maxImagesInFlight) {
                    prepared.add(Workers.await(inFlight.remove()));
                    progress.step(1);
                }
            }
            while (!inFlight.isEmpty()) {
                prepared.add(Workers.await(inFlight.remove()));
                progress.step(1);
            }
        }
        return prepared;
    }

    private PreparedRow prepare(String partName, SourceRow row) throws IOException {
        Label label;
        try {
            label = Label.parse(row.label());
        } catch (UserException unknown) {
            return new PreparedRow.Rejected(row.index(), row.path(), String.valueOf(unknown.getMessage()));
        }
        if (row.model().isBlank()) {
            return new PreparedRow.Rejected(row.index(), row.path(), "model must not be empty");
        }
        CheckedImage image;
        try {
            image = check.check(partName + " row " + row.index(), row.image());
        } catch (UnreadableImageException unreadable) {
            return new PreparedRow.Rejected(row.index(), row.path(), unreadable.reason());
        }
        String sha256 = SeededOrder.sha256Hex(row.image());
        String fileName = ContentName.of(row.split(), label, row.model(), sha256, image.extension());
        journal.storeImage(fileName, row.image());
        Sample sample =
                new Sample(fileName, row.prompt(), label, row.model(), row.type(), row.releaseDate(), row.split());
        return new PreparedRow.Kept(row.index(), row.path(), sha256, sample, image);
    }
}
