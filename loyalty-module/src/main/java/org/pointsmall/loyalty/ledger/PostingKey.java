package org.pointsmall.loyalty.ledger;

/**
 * Names one movement of points for ever: the same key never posts twice. Unique over the whole journal.
 *
 * @param value 1 to 120 characters
 */
public record PostingKey(String value) {
    static final int MAX_LENGTH = 120;

    public PostingKey {
        if (value.isBlank() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("a posting key has 1 to " + MAX_LENGTH + " characters: " + value);
        }
    }

    /** The key of what happens to {@code subject} at most once, such as {@code burn:17}. */
    public static PostingKey of(String movement, long subject) {
        return new PostingKey(movement + ":" + subject);
    }
}
