package org.pointsmall.loyalty.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.Refusal;

import static org.pointsmall.loyalty.ledger.LedgerSide.MEMBER_AVAILABLE;
import static org.pointsmall.loyalty.ledger.LedgerSide.MEMBER_HELD;
import static org.pointsmall.loyalty.ledger.LedgerSide.PROGRAMME_BURNED;

/** Points reserved for an order: held, then used up or given back, once. */
final class Reserving {
    private static final String ACTOR = "checkout";

    private final AccountBook book;
    private final Recovering recovering;

    Reserving(AccountBook book) {
        this.book = book;
        recovering = new Recovering(book);
    }

    /**
     * Fills a hold that was opened before the account was locked, or discards it.
     *
     * @param live the account's lots as they were found with the lock
     */
    Outcome<Hold> fill(HoldId opened, HoldRequest request, List<Lot> live) {
        List<Lot> lots = request.points().isZero() ? List.of() : book.current(live);
        Optional<Refusal> refusal = refusal(request, book.balance().available());
        if (refusal.isPresent()) {
            book.store.discard(opened);
            return Outcome.refused(refusal.get());
        }
        return Outcome.done(reserve(own(opened, request), request, lots));
    }

    /**
     * The hold, opened anew where the account for which it was opened may have become part of this one before the lock
     * was there: a hold lies where its points do.
     */
    private HoldId own(HoldId opened, HoldRequest request) {
        if (book.account().member().equals(request.member())) {
            return opened;
        }
        book.store.discard(opened);
        return book.store
                .openHold(book.account().id(), request, book.now())
                .orElseThrow(() -> new IllegalStateException("claimed here, and by another: " + request));
    }

    /**
     * Opens a hold in the place of one whose time is up. Any other is left alone, and so is an order that nobody claims
     * any more: to claim it under the account's lock could mean to wait for somebody who waits for this very lock.
     */
    Outcome<Hold> takeOver(HoldRequest request) {
        Optional<Hold> claim = book.store.claim(request.orderId());
        Optional<Hold> overdue =
                claim.filter(hold -> hold.isOverdue(book.now())).filter(hold -> book.owns(hold.account()));
        lotsFor(request);
        Points available = book.balance().available();
        Points free = overdue.map(hold -> available.plus(hold.points())).orElse(available);
        Optional<Refusal> refusal = refusal(request, free);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        if (overdue.isEmpty()) {
            return Outcome.refused(Refusals.orderTaken(request.orderId()));
        }
        giveBack(overdue.get(), HoldStatus.TIMED_OUT);
        List<Lot> lots = lotsFor(request);
        // Without a grace, points that come back to an expired lot are gone with the next look at it.
        Optional<Refusal> gone = refusal(request, book.balance().available());
        if (gone.isPresent()) {
            return Outcome.refused(gone.get());
        }
        HoldId opened = book.store
                .openHold(book.account().id(), request, book.now())
                .orElseThrow(() -> new IllegalStateException("freed here, and claimed by another: " + request));
        return Outcome.done(reserve(opened, request, lots));
    }

    private List<Lot> lotsFor(HoldRequest request) {
        return request.points().isZero() ? List.of() : book.lots();
    }

    private Optional<Refusal> refusal(HoldRequest request, Points available) {
        if (request.points().isMoreThan(available)) {
            return Optional.of(Refusals.insufficient(request.points(), available));
        }
        AccountStatus status = book.account().status();
        return status == AccountStatus.ACTIVE || request.points().isZero()
                ? Optional.empty()
                : Optional.of(Refusals.notActive(status));
    }

    private Hold reserve(HoldId opened, HoldRequest request, List<Lot> lots) {
        Instant now = book.now();
        Hold hold = new Hold(
                opened,
                book.account().id(),
                request.orderId(),
                request.points(),
                request.money(),
                request.allocation(),
                HoldStatus.OPEN,
                Points.ZERO,
                now.plus(request.lasting()));
        if (!hold.points().isZero()) {
            List<HeldLot> taken = AccountBook.take(lots, hold.points())
                    .orElseThrow(() -> new IllegalStateException("the lots hold less than the balance says: " + hold));
            book.store.addHeldLots(hold.id(), taken);
            post(EntryKind.HOLD, hold, null, new EntryLines().move(taken, MEMBER_AVAILABLE, MEMBER_HELD), now);
        }
        return hold;
    }

    /** @param lots where the hold has its points from; asked for where it is still open, and has any */
    Outcome<Hold> commit(Hold hold, Supplier<List<HeldLot>> lots, OrderRef order, Points used) {
        return switch (hold.status()) {
            case COMMITTED -> Outcome.done(hold);
            case RELEASED, TIMED_OUT -> Outcome.refused(Refusals.holdExpired(hold.orderId()));
            case OPEN ->
                used.isMoreThan(hold.points())
                        ? Outcome.refused(Refusals.insufficient(used, hold.points()))
                        : Outcome.done(use(hold, lots, order, used));
        };
    }

    private Hold use(Hold hold, Supplier<List<HeldLot>> lots, OrderRef order, Points used) {
        Instant now = book.now();
        if (!hold.points().isZero()) {
            List<HeldLot> burned = new ArrayList<>();
            List<HeldLot> rest = new ArrayList<>();
            split(lots.get(), used, burned, rest);
            EntryLines lines = new EntryLines().takeOut(burned, MEMBER_HELD).to(PROGRAMME_BURNED, used);
            lines.takeOut(rest, MEMBER_HELD);
            List<HeldLot> there = book.comeBack(lines, rest, now);
            recovering.recover(post(EntryKind.BURN, hold, order, lines, now), there);
        }
        book.store.end(hold.id(), HoldStatus.COMMITTED, used, now);
        return hold.ended(HoldStatus.COMMITTED, used);
    }

    /** The first {@code points} of these lots, and what is left of them. */
    static void split(List<HeldLot> lots, Points points, List<HeldLot> first, List<HeldLot> rest) {
        Points left = points;
        for (HeldLot lot : lots) {
            Points share = left.min(lot.points());
            if (!share.isZero()) {
                first.add(lot.with(share));
            }
            if (lot.points().isMoreThan(share)) {
                rest.add(lot.with(lot.points().minus(share)));
            }
            left = left.minus(share);
        }
    }

    Outcome<Hold> giveBack(Hold hold, HoldStatus end) {
        return switch (hold.status()) {
            case RELEASED, TIMED_OUT -> Outcome.done(hold);
            case COMMITTED -> Outcome.refused(Refusals.orderTaken(hold.orderId()));
            case OPEN -> Outcome.done(free(hold, end));
        };
    }

    private Hold free(Hold hold, HoldStatus end) {
        Instant now = book.now();
        if (!hold.points().isZero()) {
            List<HeldLot> held = book.store.heldLots(hold.id());
            EntryLines lines = new EntryLines().takeOut(held, MEMBER_HELD);
            List<HeldLot> there = book.comeBack(lines, held, now);
            recovering.recover(post(EntryKind.RELEASE, hold, null, lines, now), there);
        }
        book.store.end(hold.id(), end, Points.ZERO, now);
        return hold.ended(end, Points.ZERO);
    }

    private JournalEntry post(EntryKind kind, Hold hold, @Nullable OrderRef order, EntryLines lines, Instant now) {
        PostingKey key =
                PostingKey.of(kind.name().toLowerCase(Locale.ROOT), hold.id().value());
        OrderRef about = order == null ? new OrderRef(hold.orderId(), null) : order;
        String content = kind + "|" + hold.id().value() + "|" + hold.points().value();
        return book.post(
                kind,
                key,
                ContentHash.of(content),
                new EntryDraft.Subject(ACTOR, about, hold.id(), null, null),
                lines,
                now);
    }
}
