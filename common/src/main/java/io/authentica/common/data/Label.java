package io.authentica.common.data;

import io.authentica.common.cli.UserException;
import java.util.Arrays;

/** The two classes. The index is that of the logits of every model; the positive class is {@link #FAKE}. */
public enum Label {
    REAL(0, "real"),
    FAKE(1, "fake");

    private final int index;
    private final String id;

    Label(int index, String id) {
        this.index = index;
        this.id = id;
    }

    /** The class index: 0 for real, 1 for fake. */
    public int index() {
        return index;
    }

    /** The name used in data sets and reports: {@code real} or {@code fake}. */
    public String id() {
        return id;
    }

    /** @throws UserException if {@code text} is neither {@code real} nor {@code fake} */
    public static Label parse(String text) {
        return Arrays.stream(values())
                .filter(label -> label.id.equals(text))
                .findFirst()
                .orElseThrow(() -> new UserException("label must be real or fake but was '" + text + "'"));
    }
}
