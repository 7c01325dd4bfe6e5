package org.pointsmall.demo.replay;

/** The store answered, but not with what was asked for. Carries the problem document's stable code. */
final class StoreRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    StoreRefusal(String request, int status, String code, String detail) {
        super(request + " answered " + status + " " + code + (detail.isEmpty() ? "" : ": " + detail));
        this.status = status;
        this.code = code;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}
