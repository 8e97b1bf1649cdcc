package io.authentica.train.loop;

/** What a batch holds of each image. */
enum NetworkInput {
    /** Float32 {@code [224, 224, 3]}, RGB, normalised: the whole network runs. */
    PICTURES,
    /** What the trunk made of it once, float32 {@code [1280]}: dropout and the classifier run. */
    FEATURES
}
