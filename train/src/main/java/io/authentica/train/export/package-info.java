/** Model packages as the files of other tools. */
package io.authentica.train.export;
