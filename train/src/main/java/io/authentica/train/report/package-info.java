/**
 * What a training run shows while it goes on and leaves behind when it ends: progress, TensorBoard event files, curves, reports.
 *
 * <p>All of it is made from plain values, and but for the console the same values give the same text.
 */
package io.authentica.train.report;
