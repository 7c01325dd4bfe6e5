package org.pointsmall.loyalty.adjustment.batch;

/** The same batch was kept at the very same moment. The transaction that met it can't go on. */
public final class BatchTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BatchTakenException(String key, Throwable cause) {
        super("batch " + key + " was brought at the same moment", cause);
    }
}
