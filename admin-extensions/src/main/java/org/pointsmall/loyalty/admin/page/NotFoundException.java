package org.pointsmall.loyalty.admin.page;

/** There is no such page: nothing has the id that its address names. */
public final class NotFoundException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotFoundException(String what) {
        super("there is no " + what);
    }
}
