package org.pointsmall.loyalty.audit;

/** Where changes are written down. Runs in the caller's transaction: there is the change with its row, or neither. */
@FunctionalInterface
public interface AuditTrail {

    /** Writes nothing down: for those who change nothing of a merchant's. */
    AuditTrail NONE = note -> {};

    /** Adds a row. What says no reason has that of the request in which it is ({@link AuditScope}). */
    void note(AuditNote note);
}
