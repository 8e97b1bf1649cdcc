package io.authentica.train.preview;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Manifest;
import io.authentica.common.data.ManifestReader;
import io.authentica.common.data.Sample;
import io.authentica.common.data.Split;
import io.authentica.common.image.Preprocessor;
import io.authentica.train.augment.AugmentationChain;
import io.authentica.train.batch.TrainingImages;
import io.authentica.train.recipe.Recipe;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code scripts/train.sh preview}: a picture of what the network will see. */
@Command(
        name = "preview",
        mixinStandardHelpOptions = true,
        description = "Draws training pictures, and below each what the network will see of it, as a PNG.")
public final class PreviewCommand implements Callable<Integer> {

    private static final int MAX_COUNT = 64;
    private static final int MAX_VARIANTS = 8;

    @Option(names = "--recipe", required = true, description = "The run's YAML file.")
    private Path recipeFile = Path.of("");

    @Option(names = "--data", required = true, description = "A data set made by scripts/data.sh.")
    private Path data = Path.of("");

    @Option(names = "--out", required = true, description = "The PNG; replaced if it is there.")
    private Path out = Path.of("");

    @Option(names = "--count", defaultValue = "8", description = "Pictures, 1 to 64. Default: ${DEFAULT-VALUE}.")
    private int count;

    @Option(names = "--epoch", defaultValue = "1", description = "The first epoch shown. Default: ${DEFAULT-VALUE}.")
    private int epoch;

    @Option(names = "--variants", defaultValue = "3", description = "Epochs shown, 1 to 8. Default: ${DEFAULT-VALUE}.")
    private int variants;

    @Option(names = "--seed", description = "Instead of the recipe's.")
    private Optional<Long> seed = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        require("--count", 1, MAX_COUNT, count);
        require("--epoch", 1, Integer.MAX_VALUE - MAX_VARIANTS, epoch);
        require("--variants", 1, MAX_VARIANTS, variants);
        if (!Files.isDirectory(out.toAbsolutePath().resolveSibling(""))) {
            throw new UserException(out + ": the directory of --out must exist");
        }
        Recipe recipe = Recipe.read(recipeFile);
        Manifest train = ManifestReader.read(data).filter(Split.TRAIN);
        if (train.samples().isEmpty()) {
            throw new UserException(data + ": split train must have images but has none");
        }
        long drawn = seed.orElse(recipe.seed());
        List<Integer> chosen = PreviewChoice.of(train.samples(), count, drawn);
        List<ContactSheet.Column> columns = columns(recipe, train, chosen, drawn);
        write(ContactSheet.draw(columns, rowNames()));
        PrintWriter output = spec.commandLine().getOut();
        for (int index : chosen) {
            Sample sample = train.samples().get(index);
            output.printf("%s  %s  %s%n", sample.label().id(), sample.generator(), sample.fileName());
        }
        output.printf("preview: %s%n", out);
        output.flush();
        return 0;
    }

    private void require(String option, int least, int most, int value) {
        if (value < least || value > most) {
            throw new ParameterException(
                    spec.commandLine(), option + " must be in [" + least + ", " + most + "] but was " + value);
        }
    }

    private List<ContactSheet.Column> columns(Recipe recipe, Manifest train, List<Integer> chosen, long drawn)
            throws IOException {
        TrainingImages images = new TrainingImages(train, new Preprocessor(recipe.preprocessing()));
        AugmentationChain augmentation = new AugmentationChain(recipe.augmentation(), drawn);
        NetworkView view = new NetworkView(recipe.preprocessing());
        List<ContactSheet.Column> columns = new ArrayList<>();
        for (int index : chosen) {
            List<BufferedImage> seen = new ArrayList<>();
            for (int variant = 0; variant < variants; variant++) {
                // A run counts its epochs from 0 where it draws, and from 1 where it speaks.
                int number = epoch - 1 + variant;
                float[] values = images.prepare(index, (image, sample) -> augmentation.apply(image, number, sample));
                seen.add(view.picture(values));
            }
            columns.add(ContactSheet.Column.of(images.sample(index), images.decode(index), seen));
        }
        return columns;
    }

    private List<String> rowNames() {
        List<String> names = new ArrayList<>();
        names.add("original");
        for (int variant = 0; variant < variants; variant++) {
            names.add("epoch " + (epoch + variant));
        }
        return names;
    }

    private void write(BufferedImage sheet) throws IOException {
        Path absolute = out.toAbsolutePath();
        Path draft = absolute.resolveSibling("." + absolute.getFileName() + ".draft");
        try {
            // By way of memory: ImageIO prints a stack trace where it cannot open a file.
            ByteArrayOutputStream encoded = new ByteArrayOutputStream();
            ImageIO.write(sheet, "png", encoded);
            Files.write(draft, encoded.toByteArray());
            Files.move(draft, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
