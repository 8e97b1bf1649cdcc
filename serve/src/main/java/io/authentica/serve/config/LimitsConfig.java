package io.authentica.serve.config;

/**
 * What is taken from clients.
 *
 * @param maxUploadMebibytes the largest image file, and the most that all files of a request have together
 * @param maxPixels the largest picture, width times height
 * @param maxBatchFiles most files in one request
 */
public record LimitsConfig(int maxUploadMebibytes, long maxPixels, int maxBatchFiles) {

    /** An upload is held in memory as one array. */
    private static final int LARGEST_UPLOAD_MEBIBYTES = 1024;

    /** More is too much for the decoder, which would say so only once the model is loaded. */
    static final long LARGEST_MAX_PIXELS = Integer.MAX_VALUE / 4 - 2;

    public LimitsConfig {
        Ranges.requireWithin("maxUploadMib", maxUploadMebibytes, 1, LARGEST_UPLOAD_MEBIBYTES);
        Ranges.requireWithin("maxPixels", maxPixels, 1, LARGEST_MAX_PIXELS);
        Ranges.requireWithin("maxBatchFiles", maxBatchFiles, 1, 1000);
    }

    public int maxUploadBytes() {
        return maxUploadMebibytes * 1024 * 1024;
    }
}
