package io.authentica.train.report;

/**
 * How long a run will go on if all its epochs are done and the speed stays what it was since this process began. Until the first
 * validation its time is unknown and left out.
 */
final class TimeLeft {

    private final int epochs;
    private final long imagesPerEpoch;
    private int epoch = 1;
    private long imagesOfEpoch;
    private boolean validated;
    private long images;
    private double trainSeconds;
    private int validations;
    private double validationSeconds;

    TimeLeft(int epochs, long imagesPerEpoch) {
        this.epochs = epochs;
        this.imagesPerEpoch = imagesPerEpoch;
    }

    long imagesPerEpoch() {
        return imagesPerEpoch;
    }

    /**
     * @param number from 1
     * @param imagesDone of its training images, by an earlier process
     */
    void beginEpoch(int number, long imagesDone) {
        epoch = number;
        imagesOfEpoch = imagesDone;
        validated = false;
    }

    void trained(long batchImages, double seconds) {
        images += batchImages;
        imagesOfEpoch += batchImages;
        trainSeconds += seconds;
    }

    void validated(double seconds) {
        validated = true;
        validations++;
        validationSeconds += seconds;
    }

    /** 0 before anything was trained. */
    double seconds() {
        int epochsAfter = epochs - epoch;
        long imagesLeft = epochsAfter * imagesPerEpoch + Math.max(0, imagesPerEpoch - imagesOfEpoch);
        double training = images == 0 ? 0 : imagesLeft * (trainSeconds / images);
        int validationsLeft = epochsAfter + (validated ? 0 : 1);
        return training + (validations == 0 ? 0 : validationsLeft * (validationSeconds / validations));
    }
}
