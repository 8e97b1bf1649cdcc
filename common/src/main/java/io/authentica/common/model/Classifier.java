package io.authentica.common.model;

import io.authentica.common.safetensors.FloatTensor;
import java.util.ArrayList;
import java.util.List;

/**
 * A two-class network ready to infer. It keeps the weights on its device until it is closed, and many threads may call it at
 * once. Both engines say the same within 1e-4 of the largest logit.
 */
public sealed interface Classifier extends AutoCloseable permits PyTorchClassifier, OnnxClassifier {

    /** Height and width of the network's input. */
    int SIDE_PIXELS = 224;

    /** Real and fake. */
    int CLASSES = 2;

    /**
     * What the network says before the softmax.
     *
     * @param images each float32 {@code [224, 224, 3]}, RGB, normalised; at least one
     * @return float32 {@code [N, 2]}: real, fake
     */
    FloatTensor logits(List<float[]> images);

    /**
     * The probability of the class {@code fake} for each image.
     *
     * @param images as for {@link #logits}
     * @return in [0, 1], in the order of {@code images}
     */
    default List<Double> fakeProbabilities(List<float[]> images) {
        float[] logits = logits(images).values();
        List<Double> probabilities = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            // The softmax of two logits, in double precision.
            double realMinusFake = (double) logits[CLASSES * i] - logits[CLASSES * i + 1];
            probabilities.add(1 / (1 + Math.exp(realMinusFake)));
        }
        return probabilities;
    }

    /** What infers: {@code pytorch} or {@code onnxruntime}. */
    String engineName();

    /** Where it does: {@code cpu} or {@code cuda}. */
    String deviceName();

    @Override
    void close();
}
