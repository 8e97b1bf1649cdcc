package io.authentica.common.safetensors;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The content of a safetensors file.
 *
 * @param metadata the header's {@code __metadata__}; empty if absent
 * @param tensors by name, in the order of the file's data; integer tensors (BatchNorm's step counters) are left out
 */
public record SafetensorsFile(Map<String, String> metadata, Map<String, FloatTensor> tensors) {

    public SafetensorsFile {
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    }
}
