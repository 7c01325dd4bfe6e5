package org.pointsmall.loyalty.api;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.pointsmall.loyalty.ledger.Earning;
import org.pointsmall.loyalty.ledger.Hold;
import org.pointsmall.loyalty.ledger.HoldRequest;
import org.pointsmall.loyalty.ledger.InMemoryLedgerStore;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LedgerFixture;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.member.CurrentMember;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.points.Share;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.purchase.CartLine;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.redemption.AppliedWish;
import org.pointsmall.loyalty.redemption.MemberOffset;
import org.pointsmall.loyalty.redemption.OffsetPolicy;
import org.pointsmall.loyalty.redemption.PointsQuote;
import org.pointsmall.loyalty.redemption.RedemptionTerms;
import org.pointsmall.loyalty.redemption.ShopperCart;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.request.InMemoryRequests;
import org.pointsmall.loyalty.trace.TraceLine;

import static org.pointsmall.loyalty.time.TimeFixture.standingAt;

/** A store with one shopper, around the real ledger and quotes. 100 points are 1.00 GBP; at least 100 are used. */
public final class Shop implements CurrentMember, ShopperCart, RedemptionTerms {
    static final Instant NOW = Instant.parse("2026-03-04T05:06:07.089Z");
    private static final Currency GBP = Currency.getInstance("GBP");
    private static final MemberId ANA = new MemberId(7);

    final InMemoryLedgerStore store = new InMemoryLedgerStore();
    final InMemoryRequests requests = new InMemoryRequests();
    final Ledger ledger = new Ledger(store, new LedgerFixture.ProgrammeTerms(), standingAt(NOW));
    private long movements;
    private final Map<MemberId, Left> left = new HashMap<>();
    private MemberId signedIn;
    private Cart cart;
    private AppliedWish wish;
    private boolean paysShipping;
    private TraceLine reason;
    private RuntimeException failure;
    private List<Refusal> refused = List.of();

    /** What is in the cart of somebody who is away. */
    private record Left(Cart cart, AppliedWish wish) {}

    static Money pounds(String amount) {
        return Money.exactly(new BigDecimal(amount), GBP);
    }

    /** As on the first day: nobody is there, nothing has been earned. */
    Shop reopened() {
        store.clear();
        requests.clear();
        left.clear();
        signedIn = null;
        cart = null;
        wish = null;
        paysShipping = false;
        reason = null;
        failure = null;
        refused = List.of();
        return this;
    }

    /** Who comes first has the cart that is there; each one later on has an own. */
    private void signedIn(MemberId next) {
        if (signedIn != null) {
            left.put(signedIn, new Left(cart, wish));
            cart = null;
            wish = null;
        }
        Left again = left.remove(next);
        if (again != null) {
            cart = again.cart();
            wish = again.wish();
        }
        signedIn = next;
    }

    Shop anaIsSignedIn() {
        signedIn(ANA);
        return this;
    }

    /** Whoever was signed in has left. */
    void nobodyIsSignedIn() {
        signedIn(null);
    }

    void somebodyElseIsSignedIn() {
        signedIn(new MemberId(8));
    }

    Shop earned(long points, TraceLine... trace) {
        return earned(points, null, trace);
    }

    Shop earned(long points, Instant expiresAt, TraceLine... trace) {
        return earnedBy(ANA, points, expiresAt, trace);
    }

    Shop somebodyElseEarned(long points) {
        return earnedBy(new MemberId(8), points, null);
    }

    private Shop earnedBy(MemberId member, long points, Instant expiresAt, TraceLine... trace) {
        OrderRef order = new OrderRef(40, "N-40");
        PostingKey key = PostingKey.of("test-earn", ++movements);
        ledger.earn(new Earning(
                        member, key, Points.of(points), order, LedgerFixture.until(expiresAt), "test", List.of(trace)))
                .orElseThrow(refusal -> new IllegalStateException(refusal.toString()));
        return this;
    }

    /** Holds points for an order; spends them where it has a number. */
    Shop used(long points, long orderId, String orderNumber) {
        Hold hold = ledger.hold(
                        new HoldRequest(ANA, orderId, Points.of(points), pounds("1.00"), standardRate(), holdLasting()))
                .orElseThrow(refusal -> new IllegalStateException(refusal.toString()));
        if (orderNumber != null) {
            ledger.commit(hold.id(), new OrderRef(orderId, orderNumber))
                    .orElseThrow(refusal -> new IllegalStateException(refusal.toString()));
        }
        return this;
    }

    /** A cart with lines 11, 12, ... at these prices, and shipping on top. */
    Shop cartOf(String shipping, String... prices) {
        List<CartLine> lines = IntStream.range(0, prices.length)
                .mapToObj(i -> new CartLine(11L + i, 100L + i, 1, pounds(prices[i])))
                .toList();
        Money merchandise = lines.stream().map(CartLine::price).reduce(pounds("0.00"), Money::plus);
        cart = new Cart(new OrderRef(41, null), lines, merchandise.plus(pounds(shipping)));
        return this;
    }

    /** Each piece costs a pound in the store. */
    void put(long product, int quantity, long offerId) {
        CartLine line = new CartLine(50L, product, quantity, pounds(quantity + ".00")).by(offerId);
        cart = new Cart(new OrderRef(41, null), List.of(line), line.price());
    }

    /** What is in the cart can't be bought, for these reasons. */
    Shop refusing(Refusal... reasons) {
        refused = List.of(reasons);
        return this;
    }

    Shop failsWith(RuntimeException exception) {
        failure = exception;
        return this;
    }

    Optional<String> wishKept() {
        return Optional.ofNullable(wish).map(AppliedWish::text);
    }

    static TraceLine baseRate(String paid, String points) {
        return new TraceLine(
                "earn.base-rate", Map.of("paid", paid, "ratePoints", "1", "rateMoney", "1.00 GBP", "points", points));
    }

    @Override
    public Optional<MemberId> id() {
        return Optional.ofNullable(signedIn);
    }

    @Override
    public Optional<Cart> current() {
        if (failure != null) {
            throw failure;
        }
        return Optional.ofNullable(cart);
    }

    @Override
    public List<Refusal> refused() {
        return refused;
    }

    @Override
    public Optional<AppliedWish> wish() {
        return Optional.ofNullable(wish);
    }

    @Override
    public Optional<PointsQuote> wishFor(AppliedWish newWish) {
        wish = newWish;
        return Optional.empty();
    }

    @Override
    public Optional<PointsQuote> show() {
        return Optional.empty();
    }

    @Override
    public PointsRate standardRate() {
        return new PointsRate(Points.of(100), pounds("1.00"));
    }

    /** As long as a campaign lasts, 100 points are 1.50. */
    Shop pointsPayMore(String name) {
        reason = rate("rate.campaign", Map.of("name", name), "1.50 GBP");
        return this;
    }

    /** As a gold member, whose 100 points are 1.50. */
    Shop goldsPointsPayMore() {
        reason = rate("rate.tier", Map.of("tier", "gold", "english", "Gold", "chinese", "金卡"), "1.50 GBP");
        return this;
    }

    @Override
    public MemberOffset explainedOffset(MemberId member) {
        TraceLine standard = rate("rate.standard", Map.of(), "1.00 GBP");
        return new MemberOffset(
                offset(member), standardRate(), reason == null ? List.of(standard) : List.of(standard, reason));
    }

    private static TraceLine rate(String code, Map<String, String> why, String money) {
        Map<String, String> operands = new HashMap<>(why);
        operands.put("ratePoints", "100");
        operands.put("rateMoney", money);
        return new TraceLine(code, operands);
    }

    @Override
    public OffsetPolicy offset(MemberId member) {
        return standardOffset();
    }

    @Override
    public OffsetPolicy standardOffset() {
        Money nothing = pounds("0.00");
        PointsRate rate = reason == null ? standardRate() : new PointsRate(Points.of(100), pounds("1.50"));
        return new OffsetPolicy(
                rate, Points.of(100), Points.of(1), null, new Share(1, 1), nothing, paysShipping, false);
    }

    Shop pointsPayShipping() {
        paysShipping = true;
        return this;
    }

    @Override
    public Duration holdLasting() {
        return Duration.ofMinutes(30);
    }
}
