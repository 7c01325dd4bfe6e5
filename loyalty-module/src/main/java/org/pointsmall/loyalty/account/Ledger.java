package org.pointsmall.loyalty.account;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;

import static org.pointsmall.loyalty.account.LedgerSide.MEMBER_AVAILABLE;
import static org.pointsmall.loyalty.account.LedgerSide.MEMBER_HELD;
import static org.pointsmall.loyalty.account.LedgerSide.PROGRAMME_BURNED;
import static org.pointsmall.loyalty.account.LedgerSide.PROGRAMME_ISSUED;

/**
 * Moves points: earn, hold, commit, release. Each movement is one journal entry, posted under the account's lock in the
 * caller's transaction; a movement that is repeated under its key answers with the first result.
 */
public final class Ledger {
    private final LedgerStore store;
    private final Clock clock;

    public Ledger(LedgerStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The member's points as they stand, nothing for somebody who has never had any. */
    public Balance balance(MemberId member) {
        return store.find(member).map(Account::balance).orElse(Balance.NOTHING);
    }

    /**
     * Credits points as a new lot. Refused with {@code IDEMPOTENCY_KEY_REUSED} where the key stands for another
     * earning.
     */
    public Outcome<JournalEntry> earn(Earning earning) {
        Account account = store.lock(earning.member());
        String contentHash = ContentHash.of(earning.content());
        Optional<JournalEntry> earlier = store.entry(earning.key());
        if (earlier.isPresent()) {
            return earlier.get().contentHash().equals(contentHash)
                    ? Outcome.done(earlier.get())
                    : Outcome.refused(Refusal.of(RefusalCode.IDEMPOTENCY_KEY_REUSED)
                            .with("key", earning.key().value()));
        }
        Instant now = now();
        LotId lot = store.openLot(account.id(), new LotTerms(now, now, earning.expiresAt()));
        long points = earning.points().value();
        return Outcome.done(store.append(
                account,
                new EntryDraft(
                        EntryKind.EARN,
                        earning.key(),
                        contentHash,
                        earning.order(),
                        null,
                        earning.actor(),
                        earning.trace(),
                        List.of(
                                Posting.programme(PROGRAMME_ISSUED, -points),
                                Posting.in(MEMBER_AVAILABLE, lot, points)),
                        now)));
    }

    /**
     * Reserves points for the checkout of an order, from the lots that expire first. Refused with
     *
     * <ul>
     *   <li>{@code INSUFFICIENT_POINTS} ({@code required}, {@code available});
     *   <li>{@code ACCOUNT_FROZEN};
     *   <li>{@code CONFLICT} ({@code orderId}) while another checkout of the order is under way, or after one has
     *       been committed. The member's own hold of the order is timed out first where its time is up; another
     *       member's, of an order that has changed hands, needs that account's lock and is left to recovery.
     * </ul>
     */
    public Outcome<Hold> hold(HoldRequest request) {
        Account account = store.lock(request.member());
        Instant now = now();
        for (Hold earlier : store.holds(request.orderId())) {
            boolean own = earlier.account().equals(account.id());
            if (own && earlier.isOpen() && !earlier.dueAt().isAfter(now)) {
                end(account, earlier, HoldStatus.TIMED_OUT, null);
                account = store.lock(request.member());
            } else if (earlier.isOpen() || earlier.status() == HoldStatus.COMMITTED) {
                return Outcome.refused(Refusal.of(RefusalCode.CONFLICT).with("orderId", request.orderId()));
            }
        }
        Optional<Refusal> refusal = refusal(account, request.points());
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        Hold hold = store.openHold(account.id(), request, now);
        if (!hold.points().isZero()) {
            reserve(account, hold, now);
        }
        return Outcome.done(hold);
    }

    /**
     * Uses up the points of an open hold. A hold that is already committed answers with itself; one that was released
     * or timed out is refused with {@code HOLD_EXPIRED}.
     *
     * @param order the order, by now with its number
     */
    public Outcome<Hold> commit(HoldId id, OrderRef order) {
        Account account = store.lock(existing(id).account());
        Hold hold = existing(id);
        return switch (hold.status()) {
            case COMMITTED -> Outcome.done(hold);
            case RELEASED, TIMED_OUT ->
                Outcome.refused(Refusal.of(RefusalCode.HOLD_EXPIRED).with("orderId", hold.orderId()));
            case OPEN -> Outcome.done(end(account, hold, HoldStatus.COMMITTED, order));
        };
    }

    /**
     * Makes the points of an open hold available again. A hold that already ended without being committed answers with
     * itself; a committed one is refused with {@code CONFLICT}.
     */
    public Outcome<Hold> release(HoldId id) {
        return giveBack(id, HoldStatus.RELEASED);
    }

    /** Like {@link #release}, but says that nobody ended the hold in time. */
    public Outcome<Hold> timeOut(HoldId id) {
        return giveBack(id, HoldStatus.TIMED_OUT);
    }

    private Outcome<Hold> giveBack(HoldId id, HoldStatus end) {
        Account account = store.lock(existing(id).account());
        Hold hold = existing(id);
        return switch (hold.status()) {
            case RELEASED, TIMED_OUT -> Outcome.done(hold);
            case COMMITTED -> Outcome.refused(Refusal.of(RefusalCode.CONFLICT).with("orderId", hold.orderId()));
            case OPEN -> Outcome.done(end(account, hold, end, null));
        };
    }

    private static Optional<Refusal> refusal(Account account, Points points) {
        Points available = account.balance().available();
        if (points.isMoreThan(available)) {
            return Optional.of(Refusal.of(RefusalCode.INSUFFICIENT_POINTS)
                    .with("required", points.value())
                    .with("available", available.value()));
        }
        if (account.status() == AccountStatus.FROZEN && !points.isZero()) {
            return Optional.of(Refusal.of(RefusalCode.ACCOUNT_FROZEN));
        }
        return Optional.empty();
    }

    private void reserve(Account account, Hold hold, Instant now) {
        List<HeldLot> taken = take(store.availableLots(account.id()), hold.points());
        store.addHeldLots(hold.id(), taken);
        post(account, hold, EntryKind.HOLD, null, now, move(taken, MEMBER_AVAILABLE, MEMBER_HELD));
    }

    /** The points from the lots in their order. The balance has said that there are enough: too few is corruption. */
    private static List<HeldLot> take(List<Lot> lots, Points points) {
        List<HeldLot> taken = new ArrayList<>();
        Points left = points;
        for (Lot lot : lots) {
            Points share = left.min(lot.available());
            if (!share.isZero()) {
                taken.add(new HeldLot(lot.id(), share));
                left = left.minus(share);
            }
        }
        if (!left.isZero()) {
            throw new IllegalStateException("the lots hold " + left + " less than the balance says");
        }
        return taken;
    }

    private Hold end(Account account, Hold hold, HoldStatus status, @Nullable OrderRef order) {
        Instant now = now();
        if (!hold.points().isZero()) {
            List<HeldLot> held = store.heldLots(hold.id());
            if (status == HoldStatus.COMMITTED) {
                post(account, hold, EntryKind.BURN, order, now, burn(held));
            } else {
                post(account, hold, EntryKind.RELEASE, order, now, move(held, MEMBER_HELD, MEMBER_AVAILABLE));
            }
        }
        store.end(hold.id(), status, now);
        return hold.ended(status);
    }

    private void post(
            Account account, Hold hold, EntryKind kind, @Nullable OrderRef order, Instant now, List<Posting> postings) {
        PostingKey key =
                PostingKey.of(kind.name().toLowerCase(Locale.ROOT), hold.id().value());
        OrderRef about = order == null ? new OrderRef(hold.orderId(), null) : order;
        String content = kind + "|" + hold.id().value() + "|" + hold.points().value();
        store.append(
                account,
                new EntryDraft(
                        kind, key, ContentHash.of(content), about, hold.id(), "checkout", List.of(), postings, now));
    }

    private static List<Posting> move(List<HeldLot> lots, LedgerSide from, LedgerSide to) {
        List<Posting> postings = new ArrayList<>();
        for (HeldLot held : lots) {
            postings.add(Posting.out(from, held.lot(), held.points().value()));
            postings.add(Posting.in(to, held.lot(), held.points().value()));
        }
        return postings;
    }

    private static List<Posting> burn(List<HeldLot> lots) {
        List<Posting> postings = new ArrayList<>();
        long sum = 0;
        for (HeldLot held : lots) {
            postings.add(Posting.out(MEMBER_HELD, held.lot(), held.points().value()));
            sum = Math.addExact(sum, held.points().value());
        }
        postings.add(Posting.programme(PROGRAMME_BURNED, sum));
        return postings;
    }

    /** Read once to learn the account, and again under its lock: only then is the status the last word. */
    private Hold existing(HoldId id) {
        return store.hold(id).orElseThrow(() -> new IllegalArgumentException("no such hold: " + id));
    }

    /** Whole milliseconds: what every database keeps. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
