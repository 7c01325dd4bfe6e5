package org.pointsmall.loyalty.broadleaf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.broadleaf.store.Shop;
import org.pointsmall.loyalty.broadleaf.store.StoreTest;
import org.pointsmall.loyalty.earning.EarningDecision;
import org.pointsmall.loyalty.ledger.EntryKind;
import org.pointsmall.loyalty.ledger.JournalEntry;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.purchase.CartLine;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.purchase.PlacedOrder;
import org.pointsmall.loyalty.purchase.ProductPrices;
import org.pointsmall.loyalty.redemption.AppliedWish;
import org.pointsmall.loyalty.redemption.CartPayments;
import org.pointsmall.loyalty.redemption.EstimateEarnings;
import org.pointsmall.loyalty.redemption.HoldPoints;
import org.pointsmall.loyalty.redemption.OffsetCart;
import org.pointsmall.loyalty.redemption.PointsQuote;
import org.pointsmall.loyalty.redemption.PointsWish;
import org.pointsmall.loyalty.redemption.Redemption;
import org.pointsmall.loyalty.redemption.SettleCheckout;
import org.pointsmall.loyalty.redemption.ShopperCart;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.statement.Statements;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;

/**
 * Random carts of members with and without a tier, under rules by product, by line and with limits: what each is told to earn
 * is what its order is awarded, point for point and for the same reasons. Some go through the store's own cart and checkout,
 * every second of these paid in part with points; for the others the store's cart is left out, and what it would tell of them is
 * estimated, held, settled and awarded all the same. {@code -Dforecast.checkouts=1000} has all of them checked out, in a minute
 * or two; {@code -Dforecast.carts} and {@code -Dforecast.seed} are for more and for others.
 */
@StoreTest
@TestPropertySource(properties = "broadleaf.database.url=jdbc:h2:mem:loyalty-checkout")
class ThousandForecastsInTheStoreTest extends ForecastsFixture {
    private static final int CARTS = Integer.getInteger("forecast.carts", 1000);
    private static final int CHECKOUTS = Integer.getInteger("forecast.checkouts", 40);

    @Autowired
    EstimateEarnings estimate;

    @Autowired
    OffsetCart offsetCart;

    @Autowired
    Redemption redemption;

    @Autowired
    HoldPoints holdPoints;

    @Autowired
    SettleCheckout settleCheckout;

    @Autowired
    ProductPrices prices;

    @Autowired
    Statements statements;

    private final Map<Long, Money> asked = new HashMap<>();
    private final Set<String> reasons = new HashSet<>();
    private int offsets;

    @Test
    void eachAwardIsItsForecast() {
        long awarded = 0;
        for (int number = 0; number < CARTS; number++) {
            long member = members.get(random.nextInt(members.size()));
            boolean throughTheStore = number * (long) CHECKOUTS / CARTS != (number + 1) * (long) CHECKOUTS / CARTS;
            awarded += throughTheStore ? checkedOut(member, number) : settled(member, number);
        }

        assertThat(awarded).as("points in all").isGreaterThan(CARTS);
        assertThat(offsets).as("carts paid in part with points").isGreaterThan(CHECKOUTS / 4);
        assertThat(reasons)
                .contains(
                        "earn.less-offset",
                        "earn.less-excluded",
                        "earn.tier",
                        "earn.rule-multiplier",
                        "earn.rule-bonus")
                .contains("earn.limited", "earn.rounded-down");
    }

    /** By the store's cart and checkout. */
    private long checkedOut(long member, int number) {
        long order = shop.cart(member, anyProduct(), anyQuantity());
        for (int more = random.nextInt(3); more > 0; more--) {
            shop.add(member, order, anyProduct(), anyQuantity());
        }
        if (random.nextBoolean()) {
            PointsWish wish = PointsWish.of(Points.of(100L * (1 + random.nextInt(5))));
            Outcome<PointsQuote> applied = shop.inCart(member, order, () -> offsetCart.apply(wish));
            offsets += applied.isRefused() ? 0 : 1;
        }
        EarningDecision told = shop.inCart(member, order, () -> granted(estimate.ofCart()));
        shop.checkout(member, order, random.nextBoolean() ? Shop.Flow.BROADLEAF : Shop.Flow.OUTER_TRANSACTION);
        return sameAsTold(member, order, told, number);
    }

    /** From the store's prices to the journal, without the store's cart. */
    private long settled(long member, int number) {
        Cart cart = aCartOfNoStore(member * 10_000_000 + number);
        MemberId shopper = new MemberId(member);
        EstimateEarnings ofThis = redemption.estimateEarnings(() -> Optional.of(shopper), new CartAtHand(cart), prices);
        EarningDecision told = shop.as(member, () -> granted(ofThis.ofCart()));
        long order = cart.order().id();
        Money nothing = Money.zero(cart.currency());
        shop.as(
                member,
                () -> transactions.required(() -> granted(holdPoints.hold(
                        shopper, order, () -> cart, new CartPayments(nothing, cart.total()), Optional.empty()))));
        shop.as(member, () -> settleCheckout
                .settleFirst(PlacedOrder.withoutPoints(shopper, cart))
                .orElseThrow());
        return sameAsTold(member, order, told, number);
    }

    private Cart aCartOfNoStore(long order) {
        List<CartLine> lines = new ArrayList<>();
        Money total = Money.zero(terms.standardRate().money().currency());
        for (int more = 1 + random.nextInt(4); more > 0; more--) {
            long product = anyProduct();
            int quantity = anyQuantity();
            Money price = asked.computeIfAbsent(
                    product,
                    id -> shop.as(members.get(0), () -> prices.price(id).orElseThrow()));
            Money line = new Money(Math.multiplyExact(price.minorUnits(), quantity), price.currency());
            lines.add(new CartLine(order * 10 + more, product, quantity, line));
            total = total.plus(line);
        }
        return new Cart(new OrderRef(order, "R" + order), lines, total);
    }

    /** The shopper's, where the store has none. */
    private record CartAtHand(Cart cart) implements ShopperCart {
        @Override
        public Optional<Cart> current() {
            return Optional.of(cart);
        }

        @Override
        public List<Refusal> refused() {
            return List.of();
        }

        @Override
        public Optional<AppliedWish> wish() {
            return Optional.empty();
        }

        @Override
        public Optional<PointsQuote> wishFor(@Nullable AppliedWish wish) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<PointsQuote> show() {
            throw new UnsupportedOperationException();
        }
    }

    private long sameAsTold(long member, long order, EarningDecision told, int number) {
        String which = "cart " + number + " of seed " + SEED;
        List<JournalEntry> awards = statements.page(new MemberId(member), null, 10).stream()
                .map(Statements.Line::entry)
                .filter(entry -> entry.kind() == EntryKind.EARN
                        && entry.order() != null
                        && entry.order().id() == order)
                .toList();
        assertThat(awards.stream().mapToLong(JournalEntry::points).sum())
                .as(which)
                .isEqualTo(told.points().value());
        told.trace().forEach(step -> reasons.add(step.code()));
        awards.forEach(award -> assertThat(award.trace()).as(which).isEqualTo(told.trace()));
        return told.points().value();
    }
}
