/**
 * New generators: which old images a run that goes on from a package shows again, and which models a matrix of generators trains
 * and what they said of the test split.
 */
package io.authentica.train.generators;
