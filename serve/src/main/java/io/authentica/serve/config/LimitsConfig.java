package io.authentica.serve.config;

/**
 * What is taken from clients.
 *
 * @param maxUploadMebibytes the largest image file
 * @param maxPixels the largest picture, width times height
 * @param maxBatchFiles most files in one request
 */
public record LimitsConfig(int maxUploadMebibytes, long maxPixels, int maxBatchFiles) {

    /** An upload is held in memory as one array. */
    private static final int LARGEST_UPLOAD_MEBIBYTES = 1024;

    public LimitsConfig {
        Ranges.requireWithin("maxUploadMib", maxUploadMebibytes, 1, LARGEST_UPLOAD_MEBIBYTES);
        if (maxPixels < 1) {
            throw new IllegalArgumentException("maxPixels must be at least 1 but was " + maxPixels);
        }
        Ranges.requireWithin("maxBatchFiles", maxBatchFiles, 1, 1000);
    }

    public int maxUploadBytes() {
        return maxUploadMebibytes * 1024 * 1024;
    }
}
