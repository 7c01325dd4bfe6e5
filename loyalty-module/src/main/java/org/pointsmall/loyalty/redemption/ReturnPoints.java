package org.pointsmall.loyalty.redemption;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.ledger.AccountStatus;
import org.pointsmall.loyalty.ledger.JournalEntry;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LockedAccount;
import org.pointsmall.loyalty.ledger.OrderReturn;
import org.pointsmall.loyalty.ledger.OrderTotals;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.transaction.Transactions;

/**
 * Undoes what an order did with points: those that it used up come back, those that it earned are taken back. The only
 * way in which they do, so that no order can give back more than it took, whoever asks and however often.
 */
public final class ReturnPoints {
    private final Ledger ledger;
    private final Transactions transactions;

    public ReturnPoints(Ledger ledger, Transactions transactions) {
        this.ledger = ledger;
        this.transactions = transactions;
    }

    /**
     * What a return moved.
     *
     * @param back the entry by which points came back; null where none did
     * @param clawback the entry by which points were asked back; null where none were
     */
    public record Returned(@Nullable JournalEntry back, @Nullable JournalEntry clawback) {}

    /**
     * Moves the points of a return, in the transaction that locked the account. A repeat of its key answers with the
     * first entries. What is asked for beyond what the order has left is left out, and to a closed account nothing comes
     * back.
     *
     * @param account of the member whose order it was
     */
    public Returned returned(LockedAccount account, PointsReturn asked) {
        PostingKey backKey = key("return", asked);
        PostingKey clawbackKey = key("clawback", asked);
        Optional<JournalEntry> back = account.entry(backKey);
        Optional<JournalEntry> clawback = account.entry(clawbackKey);
        if (back.isPresent() || clawback.isPresent()) {
            return new Returned(back.orElse(null), clawback.orElse(null));
        }
        OrderTotals totals = account.totals(asked.order().id());
        Points due = asked.back().min(returnable(account, totals));
        Points owed = asked.takenBack().min(totals.revocable());
        if (owed.isZero() && !asked.undone().isEmpty()) {
            account.undone(asked.order(), clawbackKey, asked.undone());
        }
        return new Returned(
                due.isZero()
                        ? null
                        : done(account.returnPoints(movement(account, asked, backKey, due, Allocation.NONE))),
                owed.isZero()
                        ? null
                        : done(account.clawBack(movement(account, asked, clawbackKey, owed, asked.undone()))));
    }

    /**
     * Undoes all that is left of an order that nobody can return any more, because the store has lost it. Again, it
     * changes nothing and answers with nothing.
     *
     * @param key names the undoing, 1 to 60 characters, unique within the order
     */
    public Returned undone(MemberId member, OrderRef order, String key, String actor, String reason) {
        return transactions.required(() -> {
            LockedAccount account = ledger.lock(member);
            OrderTotals totals = account.totals(order.id());
            Points due = returnable(account, totals);
            if (totals.revocable().isZero() && totals.award() != null) {
                account.undone(order, new PostingKey("clawback:" + order.id() + ":" + key), Allocation.NONE);
            }
            return due.isZero() && totals.revocable().isZero()
                    ? new Returned(null, null)
                    : returned(account, new PointsReturn(order, key, due, totals.revocable(), actor, reason));
        });
    }

    private static Points returnable(LockedAccount account, OrderTotals totals) {
        return account.account().status() == AccountStatus.CLOSED ? Points.ZERO : totals.returnable();
    }

    private static PostingKey key(String movement, PointsReturn asked) {
        return new PostingKey(movement + ":" + asked.order().id() + ":" + asked.key());
    }

    private static OrderReturn movement(
            LockedAccount account, PointsReturn asked, PostingKey key, Points points, Allocation undone) {
        return new OrderReturn(
                account.account().member(),
                key,
                asked.order(),
                asked.placedAt(),
                points,
                asked.actor(),
                asked.reason(),
                undone);
    }

    /** A refusal here means that the order's points are another account's: nothing that a caller could mend. */
    private static JournalEntry done(Outcome<JournalEntry> outcome) {
        return outcome.orElseThrow(refusal -> new IllegalStateException(refusal.toString()));
    }
}
