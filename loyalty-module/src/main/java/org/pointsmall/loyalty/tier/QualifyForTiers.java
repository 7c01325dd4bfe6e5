package org.pointsmall.loyalty.tier;

import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.ledger.Account;
import org.pointsmall.loyalty.ledger.AccountId;
import org.pointsmall.loyalty.ledger.EntryDraft;
import org.pointsmall.loyalty.ledger.EntryKind;
import org.pointsmall.loyalty.ledger.LedgerFollower;
import org.pointsmall.loyalty.ledger.LedgerSide;
import org.pointsmall.loyalty.ledger.Posting;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Rounding;
import org.pointsmall.loyalty.points.Share;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.tier.LockedTiers.LockedTier;
import org.pointsmall.loyalty.tier.TierStore.Brought;
import org.pointsmall.loyalty.tier.TierStore.Movement;

/**
 * Notes what qualifies of an award or a clawback, in its transaction and once like the entry itself, and gives the tier
 * that it reaches. Points that no order earned, adjustments, and all that is spent, expires or comes back qualify for
 * nothing. What is taken back is taken from where it was counted, the time of the award, and the tier is looked at again.
 */
final class QualifyForTiers implements LedgerFollower {
    private final LockedTiers files;
    private final TierStore store;

    public QualifyForTiers(LockedTiers files) {
        this.files = files;
        store = files.store();
    }

    @Override
    public void posted(Account account, EntryDraft draft) {
        OrderRef order = draft.about().order();
        if (order == null) {
            return;
        }
        if (draft.kind() == EntryKind.EARN) {
            awarded(account, order, draft);
        } else if (draft.kind() == EntryKind.CLAWBACK) {
            store.brought(account.id(), order.id()).ifPresent(brought -> takenBack(account, order, draft, brought));
        }
    }

    /** While there are no tiers, what qualifies is only noted: {@link ReviewTiers} looks at it when there are some. */
    private void awarded(Account account, OrderRef order, EntryDraft draft) {
        if (!files.areThereTiers()) {
            note(account.id(), order, draft);
            return;
        }
        LockedTier file = files.open(account, draft.at());
        note(account.id(), order, draft);
        file.raise();
        file.close();
    }

    private void note(AccountId account, OrderRef order, EntryDraft draft) {
        Optional<Money> paid = money(draft.allocation());
        store.qualify(movement(
                account,
                order,
                draft,
                draft.at(),
                paid.map(Money::minorUnits).orElse(0L),
                paid.map(Money::currency).orElse(null)));
    }

    @Override
    public void undone(Account account, OrderRef order, PostingKey key, Allocation undone, Instant at) {
        store.brought(account.id(), order.id()).ifPresent(brought -> {
            long money = undone.isEmpty() ? brought.money() : moneyBack(brought, 0, undone);
            if (money > 0) {
                LockedTier file = files.open(account, at);
                store.qualify(
                        new Movement(key, account.id(), order.id(), brought.at(), 0, -money, brought.currency(), at));
                file.lookAgain();
                file.close();
            }
        });
    }

    /** The tier is at once what it would be without what was taken back. */
    private void takenBack(Account account, OrderRef order, EntryDraft draft, Brought brought) {
        LockedTier file = files.open(account, draft.at());
        long money = moneyBack(brought, -issued(draft), draft.allocation());
        store.qualify(movement(account.id(), order, draft, brought.at(), -money, brought.currency()));
        file.lookAgain();
        file.close();
    }

    /**
     * What an order's clawback takes back of its money: what the return recorded of it. Where it recorded none, the points'
     * share of it, always reckoned from the whole so that parts sum to it: with the last of the points goes the last of the
     * money.
     */
    static long moneyBack(Brought brought, long pointsBack, Allocation recorded) {
        long pointsLeft = Math.max(0, brought.points() - pointsBack);
        Currency currency = brought.currency();
        Optional<Money> known = money(recorded);
        if (currency != null && known.isPresent()) {
            return Math.min(brought.money(), known.get().minorUnits());
        }
        if (currency == null || pointsLeft == 0) {
            return brought.money();
        }
        long left = new Share(pointsLeft, brought.earned())
                .of(new Money(brought.paid(), currency), Rounding.DOWN)
                .minorUnits();
        return Math.max(0, brought.money() - left);
    }

    private static Movement movement(
            AccountId account, OrderRef order, EntryDraft draft, Instant at, long money, @Nullable Currency currency) {
        return new Movement(draft.key(), account, order.id(), at, issued(draft), money, currency, draft.at());
    }

    /** What the programme has issued by the entry, also where it paid a debt; below zero where it takes back. */
    private static long issued(EntryDraft draft) {
        return -draft.postings().stream()
                .filter(posting -> posting.side() == LedgerSide.PROGRAMME_ISSUED)
                .mapToLong(Posting::amount)
                .sum();
    }

    private static Optional<Money> money(Allocation allocation) {
        return allocation.parts().stream().map(Allocation.Part::money).reduce(Money::plus);
    }

    @Override
    public void merged(Account from, Account into, Instant at) {
        LockedTier gone = files.open(from);
        LockedTier kept = files.open(into);
        gone.close();
        store.move(from.id(), into.id());
        kept.takeIn(gone.standing());
        kept.close();
    }
}
