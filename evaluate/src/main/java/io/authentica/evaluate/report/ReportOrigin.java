package io.authentica.evaluate.report;

import io.authentica.common.data.Split;
import io.authentica.common.modelpackage.ModelDescription;
import io.authentica.evaluate.score.UnreadableBound;

/**
 * Where the numbers of a report come from. It holds no date, so that the same inputs give the same report, byte for byte.
 *
 * @param libraryVersion the version of Authentica
 * @param deviceName where inference ran: {@code cpu} or {@code cuda}
 * @param model what the model package says of itself
 * @param packageSha256 of the package's {@code SHA256SUMS}, which holds the hashes of all its files; in hexadecimal
 * @param dataSha256 of the data set's manifest, in hexadecimal
 * @param split the part of the data set that was scored
 * @param unreadableBound how many images were allowed to be unreadable
 */
public record ReportOrigin(
        String libraryVersion,
        String deviceName,
        ModelDescription model,
        String packageSha256,
        String dataSha256,
        Split split,
        UnreadableBound unreadableBound) {}
