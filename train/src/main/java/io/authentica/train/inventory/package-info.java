/** Counts what a source holds, generator by generator, without reading its images. */
package io.authentica.train.inventory;
