/**
 * What a data set would let a lazy model learn: how labels hang together with the files' headers, duplicates, shared prompts,
 * names, and how far a classifier gets that never sees a pixel.
 *
 * <p>An {@link io.authentica.train.audit.ImageScanner} reads every file once; everything else is computed from what it found,
 * on one thread and in the manifest's order, so the outcome does not depend on the number of threads.
 */
package io.authentica.train.audit;
