package io.authentica.train.loop;

import io.authentica.common.cli.UserException;
import io.authentica.train.run.CheckpointStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the run's history, and writes checkpoints: after epochs, when one is due, and when the process is told to stop. */
final class Checkpointer {

    private static final Logger LOG = LoggerFactory.getLogger(Checkpointer.class);

    private final TrainingSession session;
    private final CheckpointStore store;
    private final Function<List<EpochMetrics>, Selection> rule;
    private final RunOptions options;
    private final StopSignal stop;
    private final List<EpochMetrics> history = new ArrayList<>();
    private long stepsSince;
    private long savedNanos = System.nanoTime();

    /** @param rule says of a history which epochs are the best, and so kept */
    Checkpointer(
            TrainingSession session,
            CheckpointStore store,
            Function<List<EpochMetrics>, Selection> rule,
            RunOptions options,
            StopSignal stop) {
        this.session = session;
        this.store = store;
        this.rule = rule;
        this.options = options;
        this.stop = stop;
    }

    /** Goes on after the epochs that an earlier process did. */
    void restore(List<EpochMetrics> epochs) {
        history.addAll(epochs);
    }

    /** The epochs done. */
    List<EpochMetrics> history() {
        return Collections.unmodifiableList(history);
    }

    /** What the epochs done come to. */
    Selection selection() {
        return rule.apply(history);
    }

    /** @throws UserException if the process was told to stop; then a checkpoint is written */
    void afterStep(PartialEpoch done) {
        stepsSince++;
        stopIfTold(done);
        if (options.checkpointEvery().isOver(stepsSince, System.nanoTime() - savedNanos)) {
            save(done);
        }
    }

    /** As {@link #afterStep}, for the long work between epochs. */
    void stopIfTold(PartialEpoch done) {
        if (stop.isRequested()) {
            save(done);
            stop.endIfRequested("after " + position(done), options.resumeCommand());
        }
    }

    void afterEpoch(EpochMetrics metrics) {
        history.add(metrics);
        save(PartialEpoch.NONE);
    }

    private void save(PartialEpoch done) {
        store.save(session.checkpoint(history, done), selection().bestEpochs());
        stepsSince = 0;
        savedNanos = System.nanoTime();
        LOG.info("checkpoint after {}", position(done));
    }

    private String position(PartialEpoch done) {
        return done.steps() == 0
                ? "epoch " + history.size()
                : "step " + done.steps() + " of epoch " + (history.size() + 1);
    }
}
