package io.authentica.train.audit;

import io.authentica.common.data.Label;
import io.authentica.common.data.Sample;
import java.util.Collection;

/** Images of each class. */
record LabelCounts(long real, long fake) {

    static LabelCounts of(Collection<Sample> samples) {
        long fake =
                samples.stream().filter(sample -> sample.label() == Label.FAKE).count();
        return new LabelCounts(samples.size() - fake, fake);
    }

    long total() {
        return real + fake;
    }
}
