/** Pages for browsers that are complete in themselves: no script, no network, nothing but one file. */
package io.authentica.evaluate.html;
