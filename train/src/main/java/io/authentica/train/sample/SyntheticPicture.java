package io.authentica.train.sample;

import io.authentica.common.data.Label;
import io.authentica.common.data.Split;

/**
 * A picture of a synthetic data set.
 *
 * @param split where it belongs
 * @param label of which class it plays the part
 * @param generator {@code simulated-...}: the camera or the generator that was simulated
 * @param scene number of the scene in its split; a real and a fake picture share it
 * @param jpeg the encoded file, {@value SyntheticScenes#SIDE_PIXELS} pixels wide and high; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // written to a file, never compared
public record SyntheticPicture(Split split, Label label, String generator, int scene, byte[] jpeg) {}
