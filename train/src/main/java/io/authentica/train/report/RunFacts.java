package io.authentica.train.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a run's report tells, as plain values.
 *
 * @param recipe name of the recipe
 * @param initialWeights where training began, in words: {@code timm/tf_efficientnet_b0 from the file init.safetensors},
 *     {@code drawn from seed 17}
 * @param environment versions, device and machine by name, in the order in which they are shown
 * @param dataSha256 identifies the rows of the manifest, see {@link io.authentica.common.data.Manifest#sha256}
 * @param data counts by split, class and generator
 * @param rehearsal how an older data set takes part, in words, if one does
 * @param history the epochs
 * @param selectionRule by what the epoch was chosen, in words; one sentence without its full stop
 * @param calibration how probabilities were calibrated, in words, if they were
 * @param threshold the decision threshold and by what rule, in words, if one was chosen
 * @param uncertain the band around the threshold and by what rule, in words, if there is one
 * @param peakMemoryMib the most that was resident of the process that finished the run, if the system tells
 * @param locations where the data is and the package
 */
public record RunFacts(
        String recipe,
        String initialWeights,
        Map<String, String> environment,
        String dataSha256,
        List<DataCount> data,
        Optional<String> rehearsal,
        RunHistory history,
        String selectionRule,
        Optional<String> calibration,
        Optional<String> threshold,
        Optional<String> uncertain,
        OptionalLong peakMemoryMib,
        Locations locations) {

    /**
     * Paths as they shall stand in the report, best relative to where the scripts are started.
     *
     * @param data the data set's directory
     * @param modelPackage the package's directory
     * @param evaluation a directory that does not exist yet, for the report on the test split
     */
    public record Locations(String data, String modelPackage, String evaluation) {}

    public RunFacts {
        // Map.copyOf would shuffle the order.
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        data = List.copyOf(data);
    }
}
