package org.pointsmall.loyalty.admin.page;

/** Whoever asked has not the right to. */
public final class NotAllowedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotAllowedException(Right right) {
        super("needs the right to " + right);
    }
}
