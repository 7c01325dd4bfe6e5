package org.pointsmall.loyalty.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.outbox.EventFacts;
import org.pointsmall.loyalty.outbox.EventKind;
import org.pointsmall.loyalty.outbox.Outbox;
import org.pointsmall.loyalty.outbox.Outbox.News;
import org.pointsmall.loyalty.purchase.OrderRef;

/**
 * Writes into the outbox what the ledger does: a row an entry that members hear of, and one where what they owe or whether
 * they may spend becomes another. That points are held, and that a hold is released, is nobody's news.
 */
public final class LedgerEvents implements LedgerFollower {
    /** Points came in: {@code points}, {@code key}, and {@code order} and {@code orderNumber} where one earned them. */
    public static final EventKind EARNED = new EventKind("POINTS_EARNED");
    /** Pending points became available: {@code points}, {@code key}. */
    public static final EventKind ACTIVATED = new EventKind("POINTS_ACTIVATED");
    /**
     * Points were used up: {@code points} below zero, {@code key}, and {@code order} and {@code orderNumber} where it was
     * for an order.
     */
    public static final EventKind SPENT = new EventKind("POINTS_SPENT");
    /** Points were lost because their time was up: {@code points} below zero, {@code key}. */
    public static final EventKind EXPIRED = new EventKind("POINTS_EXPIRED");
    /** Used points came back: {@code points}, {@code key}, and {@code order} and {@code orderNumber} of an order's. */
    public static final EventKind RETURNED = new EventKind("POINTS_RETURNED");
    /** What an order had earned was taken back: {@code points} of zero or below, {@code key}, {@code order}. */
    public static final EventKind CLAWED_BACK = new EventKind("POINTS_CLAWED_BACK");
    /** Points that came back paid what could not be taken back: {@code points} below zero, {@code key}. */
    public static final EventKind RECOVERED = new EventKind("POINTS_RECOVERED");
    /** Staff gave or took points: {@code points}, {@code key}. */
    public static final EventKind ADJUSTED = new EventKind("POINTS_ADJUSTED");
    /** Staff undid an adjustment: {@code points}, {@code key}. */
    public static final EventKind REVERSED = new EventKind("ADJUSTMENT_REVERSED");
    /** What a closed account had left was lost: {@code points} below zero, {@code key}. */
    public static final EventKind FORFEITED = new EventKind("POINTS_FORFEITED");
    /** What a closed account had left was paid out: {@code points} below zero, {@code key}. */
    public static final EventKind PAID_OUT = new EventKind("POINTS_PAID_OUT");
    /** What the member owes is another sum: {@code debt} now, {@code before}. */
    public static final EventKind DEBT_CHANGED = new EventKind("DEBT_CHANGED");
    /** Whether the account may move points is another: {@code status} now, {@code before}. */
    public static final EventKind STATUS_CHANGED = new EventKind("ACCOUNT_STATUS_CHANGED");
    /** Another member's account became part of this one: {@code mergedMember}. */
    public static final EventKind MERGED = new EventKind("ACCOUNT_MERGED");

    private static final Map<EntryKind, EventKind> KINDS = new EnumMap<>(Map.ofEntries(
            Map.entry(EntryKind.EARN, EARNED),
            Map.entry(EntryKind.ACTIVATE, ACTIVATED),
            Map.entry(EntryKind.BURN, SPENT),
            Map.entry(EntryKind.EXPIRE, EXPIRED),
            Map.entry(EntryKind.RETURN, RETURNED),
            Map.entry(EntryKind.CLAWBACK, CLAWED_BACK),
            Map.entry(EntryKind.EXCHANGE, SPENT),
            Map.entry(EntryKind.GIVE_BACK, RETURNED),
            Map.entry(EntryKind.RECOVER, RECOVERED),
            Map.entry(EntryKind.ADJUST, ADJUSTED),
            Map.entry(EntryKind.REVERSE, REVERSED),
            Map.entry(EntryKind.FORFEIT, FORFEITED),
            Map.entry(EntryKind.PAY_OUT, PAID_OUT)));

    private final Outbox outbox;

    public LedgerEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void posted(Account account, EntryDraft draft) {
        List<News> news = new ArrayList<>();
        EventKind kind = KINDS.get(draft.kind());
        if (kind != null) {
            long points = draft.kind() == EntryKind.ACTIVATE ? draft.pointsMoved() : draft.pointsOwned();
            news.add(moved(
                    account.member(),
                    kind,
                    draft.at(),
                    points,
                    draft.key(),
                    draft.about().order()));
        }
        long before = account.balance().debt().value();
        long debt = account.balance().after(draft.postings()).debt().value();
        if (debt != before) {
            EventFacts facts = EventFacts.NONE.with("debt", debt).with("before", before);
            news.add(new News(account.member(), DEBT_CHANGED, draft.at(), facts));
        }
        if (!news.isEmpty()) {
            outbox.add(news);
        }
    }

    /**
     * That points moved.
     *
     * @param points by how many the member owns more; of an activation how many became available
     * @param key of the entry
     */
    public static News moved(
            MemberId member, EventKind kind, Instant at, long points, PostingKey key, @Nullable OrderRef order) {
        EventFacts facts = EventFacts.NONE.with("points", points).with("key", key.value());
        return new News(
                member,
                kind,
                at,
                order == null ? facts : facts.with("order", order.id()).with("orderNumber", order.number()));
    }

    @Override
    public void became(Account account, AccountStatus status, Instant at) {
        EventFacts facts = EventFacts.NONE
                .with("status", status.name())
                .with("before", account.status().name());
        outbox.add(new News(account.member(), STATUS_CHANGED, at, facts));
    }

    @Override
    public void merged(Account from, Account into, Instant at) {
        EventFacts gone = EventFacts.NONE
                .with("status", AccountStatus.MERGED.name())
                .with("before", from.status().name());
        outbox.add(List.of(
                new News(from.member(), STATUS_CHANGED, at, gone),
                new News(
                        into.member(),
                        MERGED,
                        at,
                        EventFacts.NONE.with("mergedMember", from.member().value()))));
    }
}
