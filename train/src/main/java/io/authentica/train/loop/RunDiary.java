package io.authentica.train.loop;

import io.authentica.train.recipe.Recipe;
import io.authentica.train.report.ConsoleProgress;
import io.authentica.train.report.EpochRow;
import io.authentica.train.report.TensorBoardWriter;
import io.authentica.train.run.RunDirectory;
import io.authentica.train.run.WriteFailure;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.OptionalDouble;

/** Tells how a run goes: on the console, in its log and for TensorBoard. */
final class RunDiary implements AutoCloseable {

    private final RunDirectory run;
    private final ConsoleProgress console;
    private final TensorBoardWriter board;

    private RunDiary(RunDirectory run, ConsoleProgress console, TensorBoardWriter board) {
        this.run = run;
        this.console = console;
        this.board = board;
    }

    /**
     * Begins to tell of the epochs after those done.
     *
     * @param imagesPerEpoch training images
     */
    static RunDiary open(RunDirectory run, Recipe recipe, int epochsDone, long imagesPerEpoch) {
        try {
            TensorBoardWriter board =
                    TensorBoardWriter.open(run.tensorBoardPath(), InstantSource.system(), epochsDone + 1L);
            if (epochsDone == 0) {
                writeRecipe(board, recipe);
            }
            return new RunDiary(run, new ConsoleProgress(recipe.epochs(), imagesPerEpoch), board);
        } catch (IOException e) {
            throw WriteFailure.of(run.tensorBoardPath(), e, WriteFailure.RESUME);
        }
    }

    /** With the first epoch as its step: a process that begins with that epoch anew takes back the recipe of the one before it. */
    private static void writeRecipe(TensorBoardWriter board, Recipe recipe) throws IOException {
        try {
            board.text("recipe", 1, "```yaml\n" + recipe.toYaml() + "```\n");
            board.flush();
        } catch (IOException e) {
            board.close();
            throw e;
        }
    }

    /** What the console is told while an epoch goes on. */
    ConsoleProgress console() {
        return console;
    }

    /**
     * Writes an epoch for TensorBoard. Comes before the epoch's checkpoint: where the process dies between the two, the next one
     * does the epoch again and takes this entry back, while the other way round there would be none.
     *
     * @param imagesBefore training images of this epoch that an earlier process did
     */
    EpochRow epoch(EpochMetrics metrics, long imagesBefore, long imagesPerEpoch) {
        EpochRow row = metrics.row(
                imagesBefore < imagesPerEpoch ? OptionalDouble.of(console.imagesPerSecond()) : OptionalDouble.empty(),
                imagesBefore == 0 ? OptionalDouble.of(console.epochSeconds()) : OptionalDouble.empty());
        try {
            board.epoch(row);
        } catch (IOException e) {
            throw WriteFailure.of(run.tensorBoardPath(), e, WriteFailure.RESUME);
        }
        return row;
    }

    /** The epoch is over and saved. */
    void tell(EpochRow row) {
        console.endEpoch(row);
        String seconds = row.seconds().isPresent()
                ? String.format(Locale.ROOT, ", %.0f s", row.seconds().getAsDouble())
                : "";
        run.log("epoch " + row.epoch() + ": " + ConsoleProgress.line(row) + seconds);
    }

    @Override
    public void close() throws IOException {
        console.close();
        board.close();
    }
}
