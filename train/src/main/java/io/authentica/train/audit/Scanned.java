package io.authentica.train.audit;

import io.authentica.common.data.Sample;

/** What became of one file of the data set. */
sealed interface Scanned {

    Sample sample();

    /** @param sha256 of the file, 64 hexadecimal digits */
    record Image(Sample sample, HeaderFacts header, String sha256, PerceptualHash hash) implements Scanned {}

    /** @param reason why the file is no image */
    record Unreadable(Sample sample, String reason) implements Scanned {}
}
