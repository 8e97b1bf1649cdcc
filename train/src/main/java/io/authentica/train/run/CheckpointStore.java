package io.authentica.train.run;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.DirectoryTree;
import io.authentica.common.model.EfficientNet;
import io.authentica.common.model.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The checkpoints of a run, each a directory that appears whole and goes whole: {@code epoch-0003} after epoch 3,
 * {@code epoch-0003-step-000120} after 120 steps more. The newest and the best epochs are kept.
 */
public final class CheckpointStore {

    private static final String PREFIX = "epoch-";
    private static final String DRAFT = ".draft";
    private static final String REMOVED = ".removed";

    private final Path directory;

    /** @param directory is made with the first checkpoint */
    public CheckpointStore(Path directory) {
        this.directory = directory;
    }

    /**
     * Writes a checkpoint; then removes all others but those of the best epochs.
     *
     * @param bestEpochs from 1
     * @throws UserException if the disk does not take it: the checkpoints before it are then as they were
     */
    public void save(Checkpoint checkpoint, Collection<Integer> bestEpochs) {
        Path saved = path(checkpoint.state());
        try {
            if (!Files.exists(saved)) {
                write(checkpoint, saved);
            }
            for (Path old : checkpoints()) {
                if (!old.equals(saved) && bestEpochs.stream().noneMatch(epoch -> old.equals(path(epoch)))) {
                    remove(old);
                }
            }
        } catch (IOException e) {
            throw WriteFailure.of(saved, e, "free or mend the disk and go on with --resume from " + lastName());
        }
    }

    private void write(Checkpoint checkpoint, Path saved) throws IOException {
        Path draft = directory.resolve(DRAFT);
        DirectoryTree.delete(draft);
        Files.createDirectories(draft);
        try {
            CheckpointFiles.write(draft, checkpoint);
            Files.move(draft, saved, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            DirectoryTree.delete(draft);
        }
    }

    /** Renamed first, so that a process killed while it deletes leaves no half a checkpoint under a good name. */
    private void remove(Path old) throws IOException {
        Path removed = directory.resolve(REMOVED);
        DirectoryTree.delete(removed);
        Files.move(old, removed, StandardCopyOption.ATOMIC_MOVE);
        DirectoryTree.delete(removed);
    }

    /** The last complete checkpoint. */
    public Optional<Checkpoint> last(EfficientNet network) throws IOException {
        Optional<Path> last = lastPath();
        return last.isEmpty() ? Optional.empty() : Optional.of(CheckpointFiles.read(last.get(), network));
    }

    /** The weights to use after an epoch whose checkpoint was kept. */
    public Weights weights(int epoch, EfficientNet network) throws IOException {
        return CheckpointFiles.readWeights(path(epoch), network);
    }

    private Path path(TrainingState state) {
        Path afterEpoch = path(state.epochs());
        int steps = state.partialEpoch().steps();
        return steps == 0
                ? afterEpoch
                : directory.resolve(String.format(Locale.ROOT, "%s-step-%06d", afterEpoch.getFileName(), steps));
    }

    private Path path(int epoch) {
        return directory.resolve(String.format(Locale.ROOT, "%s%04d", PREFIX, epoch));
    }

    private String lastName() {
        try {
            return lastPath().map(Path::toString).orElse("the beginning: there is no checkpoint yet");
        } catch (IOException e) {
            return "the last one in " + directory;
        }
    }

    /** In the order of their names, {@code epoch-0003-step-000120} comes after {@code epoch-0003}. */
    private Optional<Path> lastPath() throws IOException {
        List<Path> all = checkpoints();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    private List<Path> checkpoints() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(directory)) {
            return children.filter(child -> child.getFileName().toString().startsWith(PREFIX))
                    .sorted()
                    .toList();
        }
    }
}
