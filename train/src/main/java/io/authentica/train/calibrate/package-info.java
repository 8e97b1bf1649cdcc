/**
 * From the logits of a trained network to the probabilities and verdicts of a package: a part of the validation split is kept for it,
 * a calibration is fitted to that part, and a rule chooses the threshold on it. Nothing here reads files or runs the network.
 */
package io.authentica.train.calibrate;
