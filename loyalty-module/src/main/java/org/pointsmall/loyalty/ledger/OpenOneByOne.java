package org.pointsmall.loyalty.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.time.BusinessTime;

/** Posts one after the other, as any movement is: for every database, and for every account. */
public final class OpenOneByOne implements OpenLots {
    private final LedgerStore store;
    private final Ledger ledger;
    private final BusinessTime time;

    public OpenOneByOne(LedgerStore store, Ledger ledger, BusinessTime time) {
        this.store = store;
        this.ledger = ledger;
        this.time = time;
    }

    @Override
    public List<Opened> look(List<Opening> openings) {
        return openings.stream().map(this::look).toList();
    }

    private Opened look(Opening opening) {
        Optional<JournalEntry> before = store.entry(opening.key());
        if (before.isPresent()) {
            return before.get().contentHash().equals(opening.contentHash()) ? Opened.BEFORE : Opened.OTHER_CONTENT;
        }
        boolean closed = store.find(opening.member())
                .filter(account -> account.status() == AccountStatus.CLOSED)
                .isPresent();
        if (closed) {
            return Opened.CLOSED;
        }
        return opening.terms(time.zone()).expiredAt(time.now()) ? Opened.EXPIRED : Opened.POSTED;
    }

    @Override
    public void lock(Collection<MemberId> members) {
        store.lockMerging();
        members.forEach(store::lock);
    }

    @Override
    public List<Opened> open(List<Opening> openings, String actor, String reason) {
        store.lockMerging();
        return openings.stream().map(opening -> open(opening, actor, reason)).toList();
    }

    /** The account's lock is what keeps the key from being posted meanwhile. */
    private Opened open(Opening opening, String actor, String reason) {
        LockedAccount account = ledger.lock(opening.member());
        boolean known = store.entry(opening.key()).isPresent();
        Outcome<JournalEntry> outcome = account.open(opening, actor, reason);
        if (outcome instanceof Outcome.Refused<JournalEntry> refused) {
            return switch (refused.refusal().code()) {
                case IDEMPOTENCY_KEY_REUSED -> Opened.OTHER_CONTENT;
                case ACCOUNT_FROZEN -> Opened.CLOSED;
                case OUTSIDE_WINDOW -> Opened.EXPIRED;
                default -> throw new IllegalStateException("no way to refuse an opening: " + refused.refusal());
            };
        }
        return known ? Opened.BEFORE : Opened.POSTED;
    }
}
