package io.authentica.common.image;

import java.io.IOException;

/** An image that cannot be used. Checked, since whoever reads many images must count such ones. */
public final class UnreadableImageException extends IOException {

    private final String reason;

    /**
     * @param name the file's name, as its user knows it
     * @param reason what is wrong with it, without the name
     */
    public UnreadableImageException(String name, String reason) {
        super(name + ": " + reason);
        this.reason = reason;
    }

    public UnreadableImageException(String name, String reason, Throwable cause) {
        super(name + ": " + reason, cause);
        this.reason = reason;
    }

    /** What is wrong, without the file's name: fit for an HTTP answer and for counting. */
    public String reason() {
        return reason;
    }
}
