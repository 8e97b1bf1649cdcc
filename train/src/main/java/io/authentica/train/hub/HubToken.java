package io.authentica.train.hub;

import io.authentica.common.cli.UserException;

/** A user's access token. It never shows itself. */
public final class HubToken {

    private final String value;

    /** @throws UserException if it cannot be sent; without saying what it is */
    public HubToken(String value) {
        if (value.isEmpty() || !value.chars().allMatch(character -> character > ' ' && character < 0x7f)) {
            throw new UserException(
                    "the Hugging Face token (HF_TOKEN, or the file HF_TOKEN_PATH) must be one word of ASCII"
                            + " characters: copy it again from the token page");
        }
        this.value = value;
    }

    /** The value of the Authorization header. */
    String bearer() {
        return "Bearer " + value;
    }

    @Override
    public String toString() {
        return "(hidden)";
    }
}
