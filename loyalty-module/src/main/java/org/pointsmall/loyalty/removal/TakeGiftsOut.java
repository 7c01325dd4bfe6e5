package org.pointsmall.loyalty.removal;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.pointsmall.loyalty.job.KeysetRun;
import org.pointsmall.loyalty.ledger.LedgerStore;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes gifts out of the carts of a store that the plugin leaves. A cart whose checkout may be under way keeps them until
 * it is asked for again. Running it twice changes nothing more.
 */
final class TakeGiftsOut {
    private static final Logger LOG = LoggerFactory.getLogger(TakeGiftsOut.class);
    private static final int CHUNK = 100;

    private final StoreGifts gifts;
    private final LedgerStore store;
    private final Transactions transactions;
    private final BusinessTime time;

    TakeGiftsOut(StoreGifts gifts, LedgerStore store, Transactions transactions, BusinessTime time) {
        this.gifts = gifts;
        this.store = store;
        this.transactions = transactions;
        this.time = time;
    }

    /**
     * What was done; or would be, where it is only told.
     *
     * @param out how many gifts were taken out
     * @param left how many stay, because of their cart's checkout
     * @param failed how many could not be taken out, which the log explains
     */
    record Progress(long out, long left, long failed) {
        boolean isDone() {
            return left == 0 && failed == 0;
        }
    }

    /** Takes them out. */
    Progress take() {
        return run(true);
    }

    /** Says what {@link #take} would do, and does nothing. */
    Progress tell() {
        return run(false);
    }

    private Progress run(boolean taking) {
        Instant now = time.now();
        Map<Dealt, Long> counts = new EnumMap<>(Dealt.class);
        KeysetRun<StoreGifts.Given> pass = new KeysetRun<>(
                CHUNK,
                (after, limit) -> transactions.required(() -> gifts.after(after, limit)),
                StoreGifts.Given::item,
                gift -> {
                    counts.merge(deal(gift, taking, now), 1L, Long::sum);
                    return true;
                });
        while (!pass.next().last()) {
            // Chunk by chunk, so that no transaction is long.
        }
        return new Progress(
                counts.getOrDefault(Dealt.OUT, 0L),
                counts.getOrDefault(Dealt.LEFT, 0L),
                counts.getOrDefault(Dealt.FAILED, 0L));
    }

    private enum Dealt {
        OUT,
        LEFT,
        FAILED
    }

    /** One that fails keeps no other in its cart: it is told in the log and counted. */
    private Dealt deal(StoreGifts.Given gift, boolean taking, Instant now) {
        try {
            return transactions.required(() -> {
                if (store.claim(gift.cart())
                        .filter(hold -> hold.isOpen() && !hold.isOverdue(now))
                        .isPresent()) {
                    return Dealt.LEFT;
                }
                if (taking) {
                    gifts.takeOut(gift);
                }
                return Dealt.OUT;
            });
        } catch (RuntimeException e) {
            LOG.error("{} could not be taken out; it stays", gift, e);
            return Dealt.FAILED;
        }
    }
}
