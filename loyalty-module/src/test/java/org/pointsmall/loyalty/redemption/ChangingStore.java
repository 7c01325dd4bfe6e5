package org.pointsmall.loyalty.redemption;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.pointsmall.loyalty.catalogue.CatalogFlags;
import org.pointsmall.loyalty.ledger.Hold;
import org.pointsmall.loyalty.ledger.HoldId;
import org.pointsmall.loyalty.ledger.LedgerFixture;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.points.Share;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.purchase.CartLine;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.refusal.Outcome;

import static org.pointsmall.loyalty.ledger.LedgerFixture.CNY;

/** A store with one cart, in which everything changes behind the shopper's back. */
final class ChangingStore implements RedemptionTerms {
    private static final long ORDER = 1;
    private static final long LANTERN = 5;
    private static final long TEA = 6;

    /** What can change, the cart's own things (which show in it once it is priced again) first. */
    enum Change {
        PRICE,
        SHIPPING,
        TAX,
        DISCOUNT,
        GIFT_CARD,
        QUANTITY,
        RATE,
        FLAG,
        CAP,
        SPENT_ELSEWHERE,
        EARNED
    }

    private final LedgerFixture given = new LedgerFixture();
    private final Quotes quotes = new Quotes(this, this::flags);
    private final FitOffset fitOffset = new FitOffset(given.ledger, quotes);
    private final HoldPoints holdPoints = new HoldPoints(given.ledger, given.store, this, quotes, given.transactions);
    private final MemberId ana;
    private long lantern = 800;
    private long quantity = 1;
    private long shipping = 600;
    private long tax;
    private long discount;
    private long giftCard;
    private long giftCardOnCart;
    private long onDelivery;
    private long rate = 100;
    private boolean flagged;
    private int share = 1;
    private long orders = ORDER;
    private AppliedWish wish;
    private Cart priced;
    private Money offset;

    ChangingStore(Random random) {
        ana = given.aMember().with(500 + random.nextInt(1_500)).id();
        PointsWish wanted =
                random.nextBoolean() ? PointsWish.max() : PointsWish.of(Points.of(1 + random.nextInt(1_200)));
        wish = new AppliedWish(wanted, Points.ZERO);
        price();
    }

    void changeSomething(Random random) {
        Change[] all = Change.values();
        change(all[random.nextInt(all.length)], random);
    }

    void change(Change change, Random random) {
        switch (change) {
            case PRICE -> lantern = 700 + 50 * random.nextInt(5);
            case SHIPPING -> shipping = 300 * random.nextInt(4);
            case TAX -> tax = 40 * random.nextInt(3);
            case DISCOUNT -> discount = 100 * random.nextInt(3);
            case GIFT_CARD -> giftCard = 200 * random.nextInt(3);
            case QUANTITY -> quantity = 1 + random.nextInt(3);
            case RATE -> rate = 100 + 25 * random.nextInt(4);
            case FLAG -> flagged = random.nextBoolean();
            case CAP -> share = 1 + random.nextInt(3);
            case SPENT_ELSEWHERE -> {
                long available = available().value();
                if (available > 0) {
                    given.spend(ana, 1 + random.nextInt((int) available), ++orders);
                }
            }
            case EARNED -> given.earn(ana, 1 + random.nextInt(500), ++orders, LotPolicy.LASTING);
        }
    }

    /** A payment that the store adds on its way to the checkout: cash on delivery, of all that is left or of everything. */
    void payOnDelivery(boolean everything) {
        long total = priced.total().minorUnits();
        onDelivery = everything ? total : Math.max(0, total - giftCardOnCart - offset.minorUnits());
        priced = priced.paidOtherwise(fen(giftCardOnCart + onDelivery));
    }

    /** The store prices the cart, for whatever reason, and makes the points payment anew. */
    void price() {
        List<CartLine> lines = List.of(line(1, LANTERN, lantern * quantity - discount), line(2, TEA, 450));
        giftCardOnCart = giftCard;
        long total = lantern * quantity - discount + 450 + shipping + tax;
        priced = new Cart(new OrderRef(ORDER, null), lines, fen(tax), fen(giftCard + onDelivery), fen(total));
        offset = fitOffset.fit(ana, priced, wish.wish()).money();
    }

    /** Shows the shopper the cart. */
    PointsQuote show() {
        price();
        ShowQuote.Telling telling = new ShowQuote(fitOffset).tell(ana, priced, payments(), wish);
        wish = telling.kept();
        return telling.quote();
    }

    /** Charges a card what is left. */
    Outcome<HoldId> checkOut() {
        return holdPoints.hold(ana, ORDER, () -> priced, payments(), Optional.of(wish));
    }

    private CartPayments payments() {
        long fixed = giftCardOnCart + onDelivery + offset.minorUnits();
        return new CartPayments(offset, fen(Math.max(fixed, priced.total().minorUnits())), fixed());
    }

    /** What pays without regard to what the cart comes to, by the type of payment. */
    Map<String, Money> fixed() {
        return Map.of("GIFT_CARD", fen(giftCardOnCart), "COD", fen(onDelivery));
    }

    Cart priced() {
        return priced;
    }

    Optional<Hold> openHold() {
        return holdPoints.openHold(ORDER);
    }

    Points available() {
        return given.ledger.balance(ana).available();
    }

    @Override
    public PointsRate standardRate() {
        return new PointsRate(Points.of(100), fen(rate));
    }

    @Override
    public OffsetPolicy offset(MemberId member) {
        return standardOffset();
    }

    @Override
    public OffsetPolicy standardOffset() {
        return new OffsetPolicy(
                standardRate(), Points.ZERO, Points.of(1), null, new Share(1, share), Money.zero(CNY), false, false);
    }

    @Override
    public Duration holdLasting() {
        return LedgerFixture.A_CHECKOUT;
    }

    private CatalogFlags.Flagged flags(Iterable<Long> products) {
        return flagged ? new CatalogFlags.Flagged(Set.of(), Set.of(LANTERN)) : CatalogFlags.Flagged.NOTHING;
    }

    private static CartLine line(long item, long product, long price) {
        return new CartLine(item, product, 1, fen(price));
    }

    private static Money fen(long minorUnits) {
        return new Money(minorUnits, CNY);
    }
}
