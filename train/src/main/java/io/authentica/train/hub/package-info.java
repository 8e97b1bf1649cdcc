/**
 * A client of the Hugging Face Hub: lists repositories, reads ranges of files, and downloads files into the cache that Python's
 * {@code huggingface_hub} uses too.
 */
package io.authentica.train.hub;
