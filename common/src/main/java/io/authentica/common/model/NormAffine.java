package io.authentica.common.model;

import io.authentica.common.model.Layer.BatchNorm;

/**
 * BatchNorm by its running statistics, as what it then is: {@code scale * x + shift} for each channel.
 *
 * @param scale {@code gamma / sqrt(variance + epsilon)}, one a channel
 * @param shift {@code beta - mean * scale}, one a channel
 */
@SuppressWarnings("ArrayRecordComponent") // made for one caller, who reads them once
public record NormAffine(double[] scale, double[] shift) {

    /** @param epsilon of the {@link Variant} */
    public static NormAffine of(BatchNorm norm, Weights weights, double epsilon) {
        float[] gamma = weights.get(norm.name() + ".weight").values();
        float[] beta = weights.get(norm.name() + ".bias").values();
        float[] mean = weights.get(norm.name() + ".running_mean").values();
        float[] variance = weights.get(norm.name() + ".running_var").values();
        double[] scale = new double[gamma.length];
        double[] shift = new double[gamma.length];
        for (int channel = 0; channel < gamma.length; channel++) {
            scale[channel] = gamma[channel] / Math.sqrt(variance[channel] + epsilon);
            shift[channel] = beta[channel] - mean[channel] * scale[channel];
        }
        return new NormAffine(scale, shift);
    }
}
