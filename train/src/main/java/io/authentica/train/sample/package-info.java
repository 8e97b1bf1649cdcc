/**
 * A small procedural data set: synthetic pictures of both classes, made without any photograph and without any generator.
 *
 * <p>It exists so that the whole chain can be tried and tested in minutes and offline. Numbers measured on it say that the
 * chain works and nothing about photographs.
 */
package io.authentica.train.sample;
