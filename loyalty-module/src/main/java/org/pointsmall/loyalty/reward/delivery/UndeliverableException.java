package org.pointsmall.loyalty.reward.delivery;

/** Something can't be sent now; all that was done for it has to be undone with the transaction. */
public final class UndeliverableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Trouble trouble;

    public UndeliverableException(Trouble trouble) {
        super(trouble.name());
        this.trouble = trouble;
    }

    public Trouble trouble() {
        return trouble;
    }
}
