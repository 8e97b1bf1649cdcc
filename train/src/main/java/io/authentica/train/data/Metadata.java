package io.authentica.train.data;

import io.authentica.common.cli.Progress;
import io.authentica.common.data.SeededOrder;
import io.authentica.common.data.Split;
import io.authentica.common.parquet.RowMetadata;
import io.authentica.common.parquet.SourceFile;
import io.authentica.train.data.plan.RowKind;
import io.authentica.train.data.plan.RowTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;

/**
 * The metadata of the files used.
 *
 * @param table all rows
 * @param unusable for each file the rows of the wanted splits that cannot be used, whatever their images are like
 * @param rows how many rows of the wanted splits there are
 */
record Metadata(RowTable table, List<List<PreparedRow>> unusable, long rows) {

    /** Reading them is waiting for the network, not computing. */
    private static final int FILES_AT_ONCE = 8;

    /** Reads what the journal does not have yet. */
    static void fetch(List<SourceFile> files, Journal journal, boolean quiet) throws IOException {
        try (Workers workers = new Workers(Math.min(FILES_AT_ONCE, files.size()));
                Progress progress = Progress.start("read metadata", "files", files.size(), quiet)) {
            List<Future<Void>> reading = new ArrayList<>();
            for (int i = 0; i < files.size(); i++) {
                int file = i;
                if (journal.hasMetadata(file)) {
                    progress.step(1);
                } else {
                    reading.add(workers.submit(() -> {
                        journal.finishMetadata(file, MetadataWriter.read(files.get(file)));
                        return null;
                    }));
                }
            }
            for (Future<Void> file : reading) {
                Workers.await(file);
                progress.step(1);
            }
        }
    }

    /** Loads them from the journal. */
    static Metadata load(List<SourceFile> files, Journal journal, Set<Split> wanted, long seed) throws IOException {
        RowTable.Builder table = new RowTable.Builder();
        List<List<PreparedRow>> unusable = new ArrayList<>();
        long rows = 0;
        for (int file = 0; file < files.size(); file++) {
            List<PreparedRow> unusableInFile = new ArrayList<>();
            unusable.add(unusableInFile);
            try (MetadataReader reader = journal.readMetadata(file)) {
                int number = 0;
                for (Optional<MetadataReader.Chunk> next = reader.next(); next.isPresent(); next = reader.next()) {
                    for (RowMetadata row : next.get().rows()) {
                        boolean isWanted = wanted.contains(row.split());
                        rows += isWanted ? 1 : 0;
                        Optional<String> problem = RowKind.problem(row);
                        if (problem.isEmpty()) {
                            table.add(RowKind.of(row), row.prompt());
                        } else {
                            table.addUnusable();
                            if (isWanted) {
                                unusableInFile.add(new PreparedRow.Rejected(row.row(), row.path(), problem.get()));
                            }
                        }
                    }
                    String name = files.get(file).name() + "/" + number;
                    table.endChunk(file, number, next.get().imageBytes(), SeededOrder.rank(seed, "chunk", name));
                    number++;
                }
            }
        }
        return new Metadata(table.build(), unusable, rows);
    }
}
