package io.authentica.train.loop;

import io.authentica.common.data.Manifest;
import io.authentica.common.image.Preprocessor;
import io.authentica.train.augment.AugmentationChain;
import io.authentica.train.batch.BatchLoader;
import io.authentica.train.batch.BatchSource;
import io.authentica.train.recipe.Recipe;

/** Pictures that are decoded, and for training augmented, anew in every epoch. */
final class PictureFeed implements Feed {

    private final AugmentationChain augmentation;
    private final BatchLoader train;
    private final BatchLoader validation;

    PictureFeed(Recipe recipe, Manifest train, Manifest validation, int loaderThreads) {
        Preprocessor preprocessor = new Preprocessor(recipe.preprocessing());
        this.augmentation = new AugmentationChain(recipe.augmentation(), recipe.seed());
        this.train = new BatchLoader(train, preprocessor, loaderThreads);
        this.validation = new BatchLoader(validation, preprocessor, loaderThreads);
    }

    @Override
    public BatchSource train(int epoch) {
        return (batches, consumer) ->
                train.load(batches, (image, sample) -> augmentation.apply(image, epoch, sample), consumer);
    }

    @Override
    public BatchSource validation() {
        return (batches, consumer) -> validation.load(batches, (image, sample) -> image, consumer);
    }

    @Override
    public void close() {
        try (train) {
            validation.close();
        }
    }
}
