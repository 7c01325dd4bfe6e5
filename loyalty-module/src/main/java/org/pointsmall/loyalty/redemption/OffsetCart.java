package org.pointsmall.loyalty.redemption;

import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.pointsmall.loyalty.ledger.Account;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.member.CurrentMember;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;

/** What a shopper does with points and the own cart: ask, apply, look what became of it, take off again. */
public final class OffsetCart {
    private final CurrentMember currentMember;
    private final ShopperCart cart;
    private final Ledger ledger;
    private final RedemptionTerms terms;
    private final Quotes quotes;

    public OffsetCart(
            CurrentMember currentMember, ShopperCart cart, Ledger ledger, RedemptionTerms terms, Quotes quotes) {
        this.currentMember = currentMember;
        this.cart = cart;
        this.ledger = ledger;
        this.terms = terms;
        this.quotes = quotes;
    }

    /**
     * What points do to the cart as it is now.
     *
     * @param wish how many the shopper wanted to spend; nothing where none
     * @param quote what they pay; its refusals say why it is less than the wish, or than the shopper agreed to, and what
     *     stands against a checkout
     */
    public record Applied(Optional<AppliedWish> wish, PointsQuote quote) {}

    /**
     * What the wish would do to the cart, and what stands against a checkout of it; changes nothing. A wish for no points is
     * none, and nothing stands against it. Guests are refused with {@code MEMBERS_ONLY}.
     */
    public Outcome<PointsQuote> quote(PointsWish wish) {
        return asMember(member -> withWhatIsRefused(quoted(member, wish)));
    }

    /**
     * Applies the wish to the cart and answers the quote; refused, with nothing changed, where it can't be had in full,
     * and with {@code CONFLICT} ({@code orderId}) where the cart has been placed or is being checked out meanwhile. A
     * wish for no points takes those off that were applied before.
     */
    public Outcome<PointsQuote> apply(PointsWish wish) {
        Outcome<PointsQuote> outcome = asMember(member -> quoted(member, wish));
        if (outcome instanceof Outcome.Done<PointsQuote> done) {
            List<Refusal> refusals = done.value().refusals();
            if (!refusals.isEmpty()) {
                return Outcome.refused(refusals.get(0));
            }
            if (wish.isNone()) {
                Optional<Refusal> conflict = remove();
                return conflict.isPresent() ? Outcome.refused(conflict.get()) : quote(wish);
            }
            try {
                AppliedWish kept = new AppliedWish(wish, done.value().offset());
                Optional<PointsQuote> told = cart.wishFor(kept);
                return asMember(member -> withWhatIsRefused(explained(member, kept, told)));
            } catch (CartTakenException taken) {
                return Outcome.refused(taken.refusal());
            }
        }
        return outcome;
    }

    /**
     * Tells what became of the wish that was applied: at each change of the cart, points that no longer fit are fewer.
     * The store prices the cart anew for it, and a checkout is held to what is answered; a cart that is being checked out
     * is left alone. Guests are refused with {@code MEMBERS_ONLY}.
     */
    public Outcome<Applied> applied() {
        return asMember(member -> {
            Optional<PointsQuote> told = shown();
            Optional<AppliedWish> wish = cart.wish();
            return new Applied(
                    wish.filter(some -> !some.isNone()),
                    withWhatIsRefused(explained(member, wish.orElse(AppliedWish.NONE), told)));
        });
    }

    /** What the points that are applied do to the cart as it is priced; nobody is told. */
    PointsQuote asPriced(MemberId member) {
        return explained(member, cart.wish().orElse(AppliedWish.NONE), Optional.empty());
    }

    private Optional<PointsQuote> shown() {
        try {
            return cart.show();
        } catch (CartTakenException taken) {
            return Optional.empty();
        }
    }

    /**
     * Takes points off the cart; fine where there are none on it.
     *
     * @return why not, if so: {@code CONFLICT} as for {@link #apply}
     */
    public Optional<Refusal> remove() {
        try {
            cart.current().ifPresent(some -> cart.wishFor(null));
            return Optional.empty();
        } catch (CartTakenException taken) {
            return Optional.of(taken.refusal());
        }
    }

    private <T> Outcome<T> asMember(Function<MemberId, T> work) {
        return currentMember
                .id()
                .map(member -> Outcome.done(work.apply(member)))
                .orElseGet(() -> Outcome.refused(Refusal.of(RefusalCode.MEMBERS_ONLY)));
    }

    private PointsQuote quoted(MemberId member, PointsWish wish) {
        Optional<Account> account = ledger.account(member);
        QuotePoints quotePoints = quotePoints(member);
        List<Refusal> refusals = wish.isNone() ? List.of() : refusals(quotePoints, wish, account);
        return refusals.isEmpty()
                ? quotePoints.atMost(wish, available(account))
                : quotePoints.atMost(AppliedWish.NONE.wish(), Points.ZERO).with(refusals);
    }

    /**
     * What is left of a wish that was had in full once, and why not all of it.
     *
     * @param told the quote that the shopper is told, if it was; what is answered has its very figures
     */
    private PointsQuote explained(MemberId member, AppliedWish kept, Optional<PointsQuote> told) {
        if (told.filter(quote -> !kept.agreed().isMoreThan(quote.offset())).isPresent()) {
            return told.get();
        }
        Optional<Account> account = ledger.account(member);
        QuotePoints quotePoints = quotePoints(member);
        PointsQuote quote = told.orElseGet(() -> quotePoints.atMost(kept.wish(), available(account)));
        return kept.agreed().isMoreThan(quote.offset())
                ? quote.with(refusals(quotePoints, PointsWish.of(kept.agreed()), account))
                : quote;
    }

    /** Points can be put on a cart that can't be checked out as it is: the shopper is told, and takes out what can't be. */
    private PointsQuote withWhatIsRefused(PointsQuote quote) {
        List<Refusal> refused = cart.refused();
        return refused.isEmpty() ? quote : quote.with(sorted(quote.refusals().stream(), refused.stream()));
    }

    private static List<Refusal> sorted(Stream<Refusal> some, Stream<Refusal> others) {
        return Stream.concat(some, others)
                .sorted(Comparator.comparing(Refusal::code))
                .toList();
    }

    private static List<Refusal> refusals(QuotePoints quotePoints, PointsWish wish, Optional<Account> account) {
        return sorted(
                quotePoints.refusals(wish, available(account)).stream(), account.flatMap(Account::blocked).stream());
    }

    private static Points available(Optional<Account> account) {
        return account.map(known -> known.balance().available()).orElse(Points.ZERO);
    }

    private QuotePoints quotePoints(MemberId member) {
        return quotes.of(member, cart.current().orElseGet(this::noCart));
    }

    private Cart noCart() {
        Currency currency = terms.standardRate().money().currency();
        return new Cart(new OrderRef(0, null), List.of(), Money.zero(currency));
    }
}
