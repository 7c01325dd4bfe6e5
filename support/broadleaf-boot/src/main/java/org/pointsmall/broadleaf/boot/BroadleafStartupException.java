package org.pointsmall.broadleaf.boot;

/** A start that can't succeed for a reason that the operator can mend: what is wrong, and what to do about it. */
public class BroadleafStartupException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String action;

    public BroadleafStartupException(String description, String action) {
        super(description);
        this.action = action;
    }

    public String action() {
        return action;
    }
}
