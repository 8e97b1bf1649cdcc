package io.authentica.serve.model;

import java.io.IOException;

/** Where the model comes from, as often as it is wanted. */
public interface ModelSource {

    /**
     * Opens what is there now; verified and warm.
     *
     * @throws io.authentica.common.cli.UserException if it is no sound package
     */
    ServedModel open() throws IOException;

    /**
     * Something that is another whenever the source may have changed.
     *
     * @throws io.authentica.common.cli.UserException if there is no source
     */
    String state() throws IOException;
}
