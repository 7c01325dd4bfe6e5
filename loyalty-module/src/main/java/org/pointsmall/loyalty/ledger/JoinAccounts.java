package org.pointsmall.loyalty.ledger;

import java.util.Optional;
import java.util.function.Function;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.refusal.Outcome;

/**
 * Finds and locks the two accounts that are to become one: the one with the lower number first, so that nobody waits in a
 * circle. {@link Merging} does the rest.
 */
final class JoinAccounts {
    private final LedgerStore store;
    private final Function<Account, AccountBook> books;

    /** @param books the book of an account that is locked */
    JoinAccounts(LedgerStore store, Function<Account, AccountBook> books) {
        this.store = store;
        this.books = books;
    }

    /** See {@link Ledger#merge}. */
    Outcome<Balance> join(MemberId from, MemberId into, String actor, String reason) {
        store.lockMerging();
        Account one = store.open(from);
        Account two = store.open(into);
        if (one.id().equals(two.id())) {
            // A member whose own account has become part of another was merged before; one whose own it is was not.
            return one.member().equals(from)
                    ? Outcome.refused(Refusals.sameAccount(one.id()))
                    : Outcome.done(two.balance());
        }
        store.lockPartsOf(one.id());
        boolean inOrder = one.id().value() < two.id().value();
        Optional<AccountBook> first = book(inOrder ? one : two);
        Optional<AccountBook> second = first.flatMap(held -> book(inOrder ? two : one));
        if (first.isEmpty() || second.isEmpty()) {
            return Outcome.refused(Refusals.merged());
        }
        Merging merging = inOrder ? new Merging(first.get(), second.get()) : new Merging(second.get(), first.get());
        return merging.merge(actor, reason);
    }

    /** Empty where the account has become part of another meanwhile. */
    private Optional<AccountBook> book(Account account) {
        return store.lockItself(account.id()).map(books);
    }
}
