package org.pointsmall.demo.store.problem;

import org.hibernate.PessimisticLockException;
import org.hibernate.StaleStateException;
import org.hibernate.exception.LockAcquisitionException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;

/**
 * Whether something failed only because others were at the same rows: it waited too long for a lock, was chosen to
 * break a deadlock, found a row changed, or one there already that it had not seen. Nothing has happened then, and
 * trying again is right.
 */
public final class LostRace {

    private LostRace() {}

    public static boolean in(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConcurrencyFailureException
                    || cause instanceof QueryTimeoutException
                    || cause instanceof DuplicateKeyException
                    || cause instanceof LockAcquisitionException
                    || cause instanceof PessimisticLockException
                    || cause instanceof StaleStateException) {
                return true;
            }
        }
        return false;
    }
}
