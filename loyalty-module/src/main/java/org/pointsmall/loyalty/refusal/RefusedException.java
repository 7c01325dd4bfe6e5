package org.pointsmall.loyalty.refusal;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Carries a refusal through code of the store's that only knows exceptions: its checkout passes it on as a cause,
 * several layers down. A store finds it by {@link #in}, whatever is around it.
 */
public class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public RefusedException(Refusal refusal) {
        super(refusal.toString());
        this.refusal = refusal;
    }

    /** The same, with what the store threw for it. */
    public RefusedException(Refusal refusal, Throwable cause) {
        super(refusal.toString(), cause);
        this.refusal = refusal;
    }

    /** The refusal among the causes of what the store's checkout threw; nothing where the programme refused nothing. */
    public static Optional<Refusal> in(@Nullable Throwable failure) {
        Set<Throwable> seen = new HashSet<>();
        for (Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
            if (cause instanceof RefusedException refused) {
                return Optional.of(refused.refusal());
            }
        }
        return Optional.empty();
    }

    /** Why: a stable code and what was compared. */
    public final Refusal refusal() {
        return refusal;
    }
}
