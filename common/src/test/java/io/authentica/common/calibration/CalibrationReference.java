package io.authentica.common.calibration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The values of scikit-learn and SciPy that scripts/reference/calibration_reference.py wrote. */
public final class CalibrationReference {

    private final JsonNode node;

    private CalibrationReference(JsonNode node) {
        this.node = node;
    }

    public static List<CalibrationReference> cases() {
        try (InputStream json =
                Objects.requireNonNull(CalibrationReference.class.getResourceAsStream("reference.json"))) {
            return new ObjectMapper()
                    .readTree(json)
                    .valueStream()
                    .map(CalibrationReference::new)
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public double[] fakeMinusReal() {
        return node.get("fake_minus_real")
                .valueStream()
                .mapToDouble(JsonNode::doubleValue)
                .toArray();
    }

    public boolean[] isFake() {
        boolean[] isFake = new boolean[node.get("is_fake").size()];
        for (int i = 0; i < isFake.length; i++) {
            isFake[i] = node.get("is_fake").get(i).intValue() == 1;
        }
        return isFake;
    }

    /** @param pointer such as {@code /raw/ece} */
    public double value(String pointer) {
        JsonNode value = node.at(pointer);
        if (!value.isNumber()) {
            throw new IllegalArgumentException(pointer);
        }
        return value.doubleValue();
    }

    @Override
    public String toString() {
        return node.get("name").textValue();
    }
}
