package org.pointsmall.loyalty.audit;

import java.util.List;
import java.util.Optional;
import org.pointsmall.loyalty.transaction.Transactions;

/** The trail for those who have no transaction of their own: each call is one. */
public final class ReadAudit {
    private final AuditTrail trail;
    private final AuditLog log;
    private final Transactions transactions;

    public ReadAudit(AuditTrail trail, AuditLog log, Transactions transactions) {
        this.trail = trail;
        this.log = log;
        this.transactions = transactions;
    }

    /** As {@link AuditLog#rows} says. */
    public List<AuditRow> rows(AuditFilter filter, long before, int limit) {
        return transactions.required(() -> log.rows(filter, before, limit));
    }

    /** As {@link AuditLog#actors} says. */
    public List<String> actors() {
        return transactions.required(log::actors);
    }

    /** As {@link AuditLog#firstBroken} says. */
    public Optional<Long> firstBroken() {
        return transactions.required(log::firstBroken);
    }

    /** Writes down what has been done already. */
    public void noteNow(AuditNote note) {
        transactions.required(() -> {
            trail.note(note);
            return note;
        });
    }
}
