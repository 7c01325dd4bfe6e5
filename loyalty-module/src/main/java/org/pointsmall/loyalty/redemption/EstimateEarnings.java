package org.pointsmall.loyalty.redemption;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.pointsmall.loyalty.earning.EarnPoints;
import org.pointsmall.loyalty.earning.EarningDecision;
import org.pointsmall.loyalty.ledger.Account;
import org.pointsmall.loyalty.ledger.AccountStatus;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.member.CurrentMember;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.purchase.CartLine;
import org.pointsmall.loyalty.purchase.OrderContext;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.purchase.ProductPrices;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;

/** Tells a shopper what would be earned; nothing is written. */
public final class EstimateEarnings {
    private static final EarningDecision NOTHING =
            new EarningDecision(Points.ZERO, Allocation.NONE, List.of(), List.of());
    /** Who has just joined: no member yet, and so without a tier, orders or anything else that is known. */
    private static final MemberId NEWCOMER = new MemberId(0);
    /** A line that is in no cart. */
    private static final long NO_ITEM = 0;

    private final CurrentMember currentMember;
    private final ShopperCart cart;
    private final OffsetCart offsetCart;
    private final Ledger ledger;
    private final EarnPoints earnPoints;
    private final ProductPrices prices;

    public EstimateEarnings(
            CurrentMember currentMember,
            ShopperCart cart,
            OffsetCart offsetCart,
            Ledger ledger,
            EarnPoints earnPoints,
            ProductPrices prices) {
        this.currentMember = currentMember;
        this.cart = cart;
        this.offsetCart = offsetCart;
        this.ledger = ledger;
        this.earnPoints = earnPoints;
        this.prices = prices;
    }

    /**
     * What the cart would be awarded if it were ordered at this moment as it is priced, with the points that are applied
     * to it, by the same quote from which the store's pricing makes the payment; nothing without a cart. Guests are
     * refused with {@code MEMBERS_ONLY}.
     */
    public Outcome<EarningDecision> ofCart() {
        return asMember(member -> cart.current()
                .filter(current -> !current.lines().isEmpty())
                .map(current ->
                        decided(member, current, offsetCart.asPriced(member).allocation()))
                .orElse(NOTHING));
    }

    /**
     * What so many of a product would be awarded, bought alone, at the store's price and without points, in the store
     * and by the channel that the shopper's cart has, if any. Nothing where the store does not sell the product. A guest
     * is told what it would earn right after joining.
     *
     * @param quantity at least 1
     */
    public Optional<EarningDecision> ofProduct(long productId, int quantity) {
        MemberId member = currentMember.id().orElse(NEWCOMER);
        return prices.price(productId)
                .map(price -> new Money(Math.multiplyExact(price.minorUnits(), quantity), price.currency()))
                .map(price -> decided(member, alone(productId, quantity, price), Allocation.NONE));
    }

    private EarningDecision decided(MemberId member, Cart bought, Allocation offset) {
        Optional<Account> account = ledger.account(member);
        if (account.filter(own -> own.status() == AccountStatus.CLOSED).isPresent()) {
            return NOTHING;
        }
        return earnPoints.estimate(account.map(Account::member).orElse(member), bought, offset);
    }

    private Cart alone(long productId, int quantity, Money price) {
        CartLine line = new CartLine(NO_ITEM, productId, quantity, price);
        Money nothing = Money.zero(price.currency());
        return new Cart(new OrderRef(NO_ITEM, null), List.of(line), nothing, nothing, price, context());
    }

    /** Where a cart of this shopper comes from; what else is noted of one cart says nothing of the next. */
    private OrderContext context() {
        Map<String, String> attributes =
                cart.current().map(current -> current.context().attributes()).orElse(Map.of());
        return new OrderContext(
                null,
                attributes.entrySet().stream()
                        .filter(noted ->
                                Set.of(OrderContext.STORE, OrderContext.CHANNEL).contains(noted.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private <T> Outcome<T> asMember(Function<MemberId, T> work) {
        return currentMember
                .id()
                .map(member -> Outcome.done(work.apply(member)))
                .orElseGet(() -> Outcome.refused(Refusal.of(RefusalCode.MEMBERS_ONLY)));
    }
}
