package org.pointsmall.loyalty.recommendation;

/** The search can't say: it is down, late, or talks nonsense. Whoever asks has the database answer instead. */
public final class SearchUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SearchUnavailable(String message) {
        super(message);
    }

    public SearchUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
