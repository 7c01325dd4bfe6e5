package org.pointsmall.loyalty.audit;

import org.jspecify.annotations.Nullable;

/**
 * A request in which somebody does something: why, and whether it has been written down by what was done. Of one thread,
 * and closed by whoever has opened it.
 */
public final class AuditScope implements AutoCloseable {
    private static final ThreadLocal<@Nullable AuditScope> CURRENT = new ThreadLocal<>();

    private final String reason;
    private boolean noted;

    private AuditScope(String reason) {
        this.reason = reason;
    }

    /** @param reason what was given as one; may be empty */
    public static AuditScope open(String reason) {
        AuditScope scope = new AuditScope(reason);
        CURRENT.set(scope);
        return scope;
    }

    /** The reason of a note: its own, or else that of the request; it is known from now on that one was written. */
    public static String reasonOf(AuditNote note) {
        AuditScope scope = CURRENT.get();
        if (scope == null) {
            return note.reason();
        }
        scope.noted = true;
        return note.reason().isEmpty() ? scope.reason : note.reason();
    }

    /** Says of this thread's request that it has changed nothing: what was sent twice is not written down twice. */
    public static void nothingToNote() {
        AuditScope scope = CURRENT.get();
        if (scope != null) {
            scope.noted = true;
        }
    }

    /** Whether what was done has written it down itself. */
    public boolean hasNoted() {
        return noted;
    }

    @Override
    public void close() {
        CURRENT.remove();
    }
}
