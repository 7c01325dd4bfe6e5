package org.pointsmall.loyalty.adjustment;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.ledger.JournalEntry;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;

/** What a second admin decides of adjustments that wait, once each and under the lock of the member's account. */
public final class DecideAdjustments {
    private static final int MOST_SHOWN = 100;

    private final AdjustByHand adjust;
    private final Ledger ledger;
    private final HandAdjustments kept;
    private final Transactions transactions;
    private final BusinessTime time;

    public DecideAdjustments(
            AdjustByHand adjust, Ledger ledger, HandAdjustments kept, Transactions transactions, BusinessTime time) {
        this.adjust = adjust;
        this.ledger = ledger;
        this.kept = kept;
        this.transactions = transactions;
        this.time = time;
    }

    /**
     * Moves what waits. Refused is {@code CONFLICT}, with {@code by} where whoever approves has asked for it, with
     * {@code state} where it no longer waits; and what the ledger refuses, upon which it goes on waiting.
     */
    public Outcome<HandAdjustment> approve(long id, String decider) {
        return transactions.required(() -> {
            HandAdjustment asked = waiting(id);
            if (asked == null) {
                return decidedAlready();
            }
            if (asked.actor().equals(decider)) {
                return Outcome.refused(Refusal.of(RefusalCode.CONFLICT).with("by", decider));
            }
            Outcome<JournalEntry> moved = adjust.move(asked);
            if (moved instanceof Outcome.Refused<JournalEntry> refused) {
                return Outcome.refused(refused.refusal());
            }
            decide(asked, HandAdjustment.State.APPROVED, decider);
            return Outcome.done(asked);
        });
    }

    /** Ends what waits without moving anything; whoever has asked for it may do so too. Refused as above. */
    public Outcome<HandAdjustment> refuse(long id, String decider) {
        return transactions.required(() -> {
            HandAdjustment asked = waiting(id);
            if (asked == null) {
                return decidedAlready();
            }
            decide(asked, HandAdjustment.State.REFUSED, decider);
            return Outcome.done(asked);
        });
    }

    /** Read once the account is locked, so that nobody else decides meanwhile; null where it waits no longer. */
    private @Nullable HandAdjustment waiting(long id) {
        Optional<HandAdjustment> first = kept.find(id);
        first.ifPresent(asked -> ledger.lock(asked.member()));
        return first.flatMap(asked -> kept.find(id))
                .filter(asked -> asked.state() == HandAdjustment.State.WAITING)
                .orElse(null);
    }

    private static Outcome<HandAdjustment> decidedAlready() {
        return Outcome.refused(Refusal.of(RefusalCode.CONFLICT).with("state", "DECIDED"));
    }

    private void decide(HandAdjustment asked, HandAdjustment.State state, String decider) {
        if (!kept.decide(asked.id(), state, decider, time.now())) {
            throw new IllegalStateException("decided on meanwhile, in spite of the lock: " + asked);
        }
    }

    public Optional<HandAdjustment> find(long id) {
        return transactions.required(() -> kept.find(id));
    }

    /** Those that wait, the oldest first. */
    public List<HandAdjustment> waiting() {
        return transactions.required(() -> kept.waiting(MOST_SHOWN));
    }

    /**
     * Those that were decided on in these ways, the last first.
     *
     * @param before only what was decided on before this one; an id that none has asks for the last
     */
    public List<HandAdjustment> decided(Set<HandAdjustment.State> ways, long before, int limit) {
        return transactions.required(() -> kept.decided(ways, before, limit));
    }
}
