package io.authentica.train.batch;

/** What is done where an epoch would have more images of one class than of the other. */
public enum ClassBalance {
    /** Nothing. */
    AS_IS,
    /** Of the larger class as many as the smaller has, others in each epoch. */
    SUBSAMPLE,
    /**
     * The smaller class is repeated until it has as many: each of its images equally often, or once more.
     * Within an epoch an image is changed alike each time, since the sample and the epoch are all that its randomness knows.
     */
    OVERSAMPLE
}
