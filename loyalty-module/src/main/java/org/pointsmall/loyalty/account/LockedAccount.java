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
 * An account whose lock the current transaction holds: several movements of one member, posted one after the other
 * without asking for the lock, or reading the balance, again. Good until that transaction ends, and for its thread only.
 */
public final class LockedAccount {
    private final LedgerStore store;
    private final Clock clock;
    private Account account;

    LockedAccount(LedgerStore store, Clock clock, Account account) {
        this.store = store;
        this.clock = clock;
        this.account = account;
    }

    /** The account's hold of an order that is open or was committed; an order has at most one such. */
    public Optional<Hold> claim(long orderId) {
        return store.holds(orderId).stream()
                .filter(hold -> hold.isOpen() || hold.status() == HoldStatus.COMMITTED)
                .filter(hold -> hold.account().equals(account.id()))
                .findFirst();
    }

    /** See {@link Ledger#earn}. */
    public Outcome<JournalEntry> earn(Earning earning) {
        if (!earning.member().equals(account.member())) {
            throw new IllegalArgumentException("not the account of " + earning.member() + ": " + account.member());
        }
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
        return Outcome.done(append(new EntryDraft(
                EntryKind.EARN,
                earning.key(),
                contentHash,
                earning.order(),
                null,
                earning.actor(),
                earning.trace(),
                List.of(Posting.programme(PROGRAMME_ISSUED, -points), Posting.in(MEMBER_AVAILABLE, lot, points)),
                now)));
    }

    /** See {@link Ledger#hold}. */
    Outcome<Hold> hold(HoldRequest request) {
        Instant now = now();
        for (Hold earlier : store.holds(request.orderId())) {
            boolean own = earlier.account().equals(account.id());
            if (own && earlier.isOpen() && !earlier.dueAt().isAfter(now)) {
                end(earlier, HoldStatus.TIMED_OUT, null);
            } else if (earlier.isOpen() || earlier.status() == HoldStatus.COMMITTED) {
                return Outcome.refused(Refusal.of(RefusalCode.CONFLICT).with("orderId", request.orderId()));
            }
        }
        Optional<Refusal> refusal = refusal(request.points());
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        Hold hold = store.openHold(account.id(), request, now);
        if (!hold.points().isZero()) {
            reserve(hold, now);
        }
        return Outcome.done(hold);
    }

    /**
     * See {@link Ledger#commit}.
     *
     * @param hold one of this account's, read under its lock
     */
    public Outcome<Hold> commit(Hold hold, OrderRef order) {
        return switch (hold.status()) {
            case COMMITTED -> Outcome.done(hold);
            case RELEASED, TIMED_OUT ->
                Outcome.refused(Refusal.of(RefusalCode.HOLD_EXPIRED).with("orderId", hold.orderId()));
            case OPEN -> Outcome.done(end(hold, HoldStatus.COMMITTED, order));
        };
    }

    /** See {@link Ledger#release} and {@link Ledger#timeOut}. */
    Outcome<Hold> giveBack(Hold hold, HoldStatus end) {
        return switch (hold.status()) {
            case RELEASED, TIMED_OUT -> Outcome.done(hold);
            case COMMITTED -> Outcome.refused(Refusal.of(RefusalCode.CONFLICT).with("orderId", hold.orderId()));
            case OPEN -> Outcome.done(end(hold, end, null));
        };
    }

    private Optional<Refusal> refusal(Points points) {
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

    private void reserve(Hold hold, Instant now) {
        List<HeldLot> taken = take(store.availableLots(account.id()), hold.points());
        store.addHeldLots(hold.id(), taken);
        post(hold, EntryKind.HOLD, null, now, move(taken, MEMBER_AVAILABLE, MEMBER_HELD));
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

    private Hold end(Hold hold, HoldStatus status, @Nullable OrderRef order) {
        Instant now = now();
        if (!hold.points().isZero()) {
            List<HeldLot> held = store.heldLots(hold.id());
            if (status == HoldStatus.COMMITTED) {
                post(hold, EntryKind.BURN, order, now, burn(held));
            } else {
                post(hold, EntryKind.RELEASE, order, now, move(held, MEMBER_HELD, MEMBER_AVAILABLE));
            }
        }
        store.end(hold.id(), status, now);
        return hold.ended(status);
    }

    private void post(Hold hold, EntryKind kind, @Nullable OrderRef order, Instant now, List<Posting> postings) {
        PostingKey key =
                PostingKey.of(kind.name().toLowerCase(Locale.ROOT), hold.id().value());
        OrderRef about = order == null ? new OrderRef(hold.orderId(), null) : order;
        String content = kind + "|" + hold.id().value() + "|" + hold.points().value();
        append(new EntryDraft(
                kind, key, ContentHash.of(content), about, hold.id(), "checkout", List.of(), postings, now));
    }

    private JournalEntry append(EntryDraft draft) {
        JournalEntry entry = store.append(account, draft);
        account = new Account(
                account.id(),
                account.member(),
                account.status(),
                account.balance().after(draft.postings()));
        return entry;
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

    /** Whole milliseconds: what every database keeps. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
