package org.pointsmall.loyalty.mall.load;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.pointsmall.loyalty.ledger.HoldId;
import org.pointsmall.loyalty.mall.Companions;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.mall.OfferFixture;
import org.pointsmall.loyalty.mall.load.OrderOfALife.State;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.purchase.CartLine;
import org.pointsmall.loyalty.purchase.OrderContext;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;

/** Carts of a life: told with what comes and leaves by itself, held, placed, settled in time or late, given up. */
final class CartsOfALife {
    static final long PRODUCT = 7;
    static final long OTHER = 8;
    static final long GIFT = 9;
    private static final long A_PIECE = 500;
    private static final long ANOTHER = 400;
    private static final long SHIPPING = 300;

    final List<OrderOfALife> orders = new ArrayList<>();
    private final MallLife life;

    CartsOfALife(MallLife life) {
        this.life = life;
    }

    OrderOfALife any(State... states) {
        Set<State> wanted = Set.of(states);
        return life.any(
                orders.stream().filter(cart -> wanted.contains(cart.state)).toList());
    }

    private PersonOnPaper person(OrderOfALife cart) {
        return life.paper.of(cart.login);
    }

    private Instant now() {
        return life.world.clock.instant();
    }

    private static Money pence(long pence) {
        return new Money(pence, OfferFixture.GBP);
    }

    String fill() {
        long id = life.world.next();
        MemberId login = life.anyone();
        List<CartLine> lines = new ArrayList<>();
        for (int i = 0; i < life.random.nextInt(3); i++) {
            OfferOnPaper offer = life.anOffer(Content.Kind.GOODS);
            if (offer != null) {
                int quantity = 1 + life.random.nextInt(2);
                lines.add(new CartLine(id * 10 + i, PRODUCT, quantity, pence(A_PIECE * quantity)).by(offer.id));
            }
        }
        int others = life.random.nextInt(4);
        if (others > 0) {
            lines.add(new CartLine(id * 10 + 5, OTHER, others, pence(ANOTHER * others)));
        }
        OfferOnPaper shipping = life.random.nextInt(3) == 0 ? life.anOffer(Content.Kind.SHIPPING) : null;
        OrderContext context = shipping == null
                ? OrderContext.UNKNOWN
                : new OrderContext(null, Map.of(OrderContext.SHIPPING_OFFER, Long.toString(shipping.id)));
        Cart cart = withCompanions(
                login, cart(id, lines, shipping != null || life.random.nextInt(4) == 0 ? SHIPPING : 0, context));
        if (cart.lines().isEmpty()) {
            return "nothing to put into a cart";
        }
        Map<Long, Long> pieces = new TreeMap<>();
        cart.lines().stream()
                .filter(line -> line.offerId() != null)
                .forEach(line -> pieces.merge(line.offerId(), (long) line.quantity(), Long::sum));
        if (shipping != null) {
            pieces.put(shipping.id, 1L);
        }
        OrderOfALife filled =
                new OrderOfALife(login, cart, pieces, prices(login, pieces), life.world.tell(login, cart));
        assertThat(filled.points()).as("told, %s", life.told()).isEqualTo(price(login, pieces));
        assertThat(filled.told.offset()).as("told, %s", life.told()).isEqualTo(offset(filled));
        orders.add(filled);
        return filled.toString();
    }

    private static Cart cart(long id, List<CartLine> lines, long shipping, OrderContext context) {
        Money total = lines.stream().map(CartLine::price).reduce(pence(shipping), Money::plus);
        return new Cart(new OrderRef(id, "N-" + id), lines, pence(0), pence(0), total, context);
    }

    /** As a store does it: asks, does as it is told, and asks again. */
    private Cart withCompanions(MemberId login, Cart cart) {
        Companions.Moves moves = life.world.companions.moves(login, cart, Set.of());
        assertThat(new TreeSet<>(moves.leaving()))
                .as("leaving, %s", life.told())
                .isEqualTo(leaving(cart));
        if (!moves.leaving().isEmpty()) {
            List<CartLine> kept = cart.lines().stream()
                    .filter(line -> !moves.leaving().contains(line.itemId()))
                    .toList();
            return withCompanions(
                    login, cart(cart.order().id(), kept, cart.shipping().minorUnits(), cart.context()));
        }
        Set<Long> coming = moves.coming().stream().map(Companions.Gift::offerId).collect(Collectors.toSet());
        assertThat(coming).as("coming, %s", life.told()).isEqualTo(coming(login, cart));
        List<CartLine> all = new ArrayList<>(cart.lines());
        for (Companions.Gift gift : moves.coming()) {
            all.add(new CartLine(cart.order().id() * 10 + all.size() + 20_000_000_000L, gift.product(), 1, pence(0))
                    .by(gift.offerId()));
        }
        return cart(cart.order().id(), all, cart.shipping().minorUnits(), cart.context());
    }

    static long others(Cart cart) {
        return cart.lines().stream()
                .filter(line -> line.offerId() == null)
                .mapToLong(line -> line.price().minorUnits())
                .sum();
    }

    private Set<Long> leaving(Cart cart) {
        return cart.lines().stream()
                .filter(line -> line.offerId() != null && life.paper.offers.get(line.offerId()).besides > others(cart))
                .map(CartLine::itemId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<Long> coming(MemberId login, Cart cart) {
        return life.paper.offers.values().stream()
                .filter(offer -> offer.is(Content.Kind.GIFT)
                        && offer.besides <= others(cart)
                        && life.paper.against(login, offer, 1, now()).isEmpty())
                .map(offer -> offer.id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Map<Long, Long> prices(MemberId login, Map<Long, Long> pieces) {
        Map<Long, Long> prices = new TreeMap<>();
        pieces.forEach((id, many) -> {
            OfferOnPaper offer = life.paper.offers.get(id);
            prices.put(id, life.paper.price(login, offer, many, now()));
        });
        return prices;
    }

    private long price(MemberId login, Map<Long, Long> pieces) {
        Map<Long, Long> prices = prices(login, pieces);
        return pieces.entrySet().stream()
                .mapToLong(some -> prices.get(some.getKey()) * some.getValue())
                .sum();
    }

    /** What the points pay: the goods without their cash, and the shipping as far as the offer goes. */
    private Money offset(OrderOfALife order) {
        long offset = 0;
        for (CartLine line : order.cart.lines()) {
            if (line.offerId() != null) {
                offset += line.price().minorUnits() - life.paper.offers.get(line.offerId()).cash * line.quantity();
            }
        }
        Long shipping = order.shippingOffer();
        return pence(
                shipping != null && life.paper.offers.get(shipping).content instanceof Content.Shipping paying
                        ? offset + Math.min(SHIPPING, paying.upTo().minorUnits())
                        : offset);
    }

    private Set<RefusalCode> against(OrderOfALife cart) {
        Set<RefusalCode> reasons = EnumSet.noneOf(RefusalCode.class);
        cart.pieces.forEach((id, many) -> {
            OfferOnPaper offer = life.paper.offers.get(id);
            reasons.addAll(life.paper.against(cart.login, offer, many, now()));
            if (offer.besides > others(cart.cart)) {
                reasons.add(RefusalCode.BELOW_MINIMUM);
            }
        });
        long points = price(cart.login, cart.pieces);
        if (points > person(cart).available()) {
            reasons.add(RefusalCode.INSUFFICIENT_POINTS);
        }
        if (points != cart.points()) {
            reasons.add(RefusalCode.CART_CHANGED);
        }
        return reasons;
    }

    String hold() {
        OrderOfALife cart = any(State.TOLD, State.HELD, State.GONE);
        return cart == null ? "nothing to check out" : hold(cart);
    }

    private String hold(OrderOfALife cart) {
        boolean twice = cart.state == State.HELD;
        Set<RefusalCode> reasons = against(cart);
        Outcome<HoldId> hold = life.world.hold(cart.login, cart.cart, cart.told);
        assertThat(hold.isRefused())
                .as("%s, %s: %s %s", cart, hold, reasons, life.told())
                .isEqualTo(twice || !reasons.isEmpty());
        if (hold instanceof Outcome.Refused<HoldId> refused) {
            Refusal refusal = refused.refusal();
            assertThat(twice || reasons.contains(refusal.code()))
                    .as("%s: %s of %s, %s", cart, refusal, reasons, life.told())
                    .isTrue();
            return "no hold of " + cart + ": " + refusal.code();
        }
        cart.state = State.HELD;
        cart.hold = granted(hold).value();
        cart.due = now().plus(MallWorld.A_CHECKOUT);
        person(cart).holds(cart.points());
        cart.taken = life.paper.take(cart.login, cart.pieces, now());
        return "hold " + cart;
    }

    /** A whole checkout, or as much of it as there is before something comes between. */
    String shop() {
        String filled = fill();
        OrderOfALife cart = orders.isEmpty() ? null : orders.get(orders.size() - 1);
        if (cart == null || cart.state != State.TOLD) {
            return filled;
        }
        String held = hold(cart);
        if (cart.state == State.HELD && life.random.nextInt(3) > 0) {
            return held + ", " + settle(cart);
        }
        return held;
    }

    private void letGo(OrderOfALife cart) {
        cart.state = State.GONE;
        person(cart).isGivenBack(cart.points());
        cart.taken.forEach(life.paper::undo);
        cart.taken = List.of();
    }

    String release() {
        OrderOfALife cart = any(State.HELD);
        if (cart == null) {
            return "nothing to release";
        }
        release(cart);
        return "release " + cart;
    }

    void release(OrderOfALife cart) {
        granted(life.world.holdPoints.release(
                life.world.openHold(cart.cart).orElseThrow().id()));
        letGo(cart);
    }

    /** The store accepts the order, and the process dies. */
    String place() {
        OrderOfALife cart = any(State.HELD);
        if (cart == null) {
            return "nothing to place";
        }
        life.world.place(cart.login, cart.cart, cart.told.offset());
        cart.state = State.PLACED;
        return "place " + cart;
    }

    String settle() {
        OrderOfALife cart = any(State.HELD, State.PLACED);
        return cart == null ? "nothing to settle" : settle(cart);
    }

    private String settle(OrderOfALife cart) {
        if (cart.state == State.HELD) {
            life.world.place(cart.login, cart.cart, cart.told.offset());
        }
        assertThat(life.world.settle(cart.cart))
                .as("settles %s, %s", cart, life.told())
                .isTrue();
        settled(cart);
        return "settle " + cart;
    }

    void settled(OrderOfALife cart) {
        person(cart).held -= cart.points();
        stands(cart);
    }

    /** What was paid in cash for goods earns, by the tier that the member had before. */
    private void stands(OrderOfALife cart) {
        cart.state = State.SETTLED;
        cart.pointsLeft = cart.points();
        int factor = life.paper.benefits(cart.login).earningMultiplier();
        for (CartLine line : cart.cart.lines()) {
            Long offer = line.offerId();
            long cash = offer == null ? ANOTHER : life.paper.offers.get(offer).cash;
            boolean earns = life.world.programme.withoutEarning.negate().test(line.productId());
            long points = earns ? cash / 10 * factor / 100 : 0;
            cart.cash.put(line.itemId(), cash);
            cart.earned.put(line.itemId(), points);
        }
        for (CartLine line : cart.cart.lines()) {
            person(cart).earns(line.quantity() * cart.earned.get(line.itemId()));
            person(cart).gathered += line.quantity() * life.qualifies(cart, line);
        }
    }

    /** The store accepts an order whose hold has been given back: it costs what the shopper was told, or waits for points. */
    String late() {
        OrderOfALife cart = any(State.GONE, State.LATE);
        if (cart == null) {
            return "nothing is late";
        }
        if (cart.state == State.GONE) {
            life.world.place(cart.login, cart.cart, cart.told.offset());
            cart.state = State.LATE;
        }
        boolean settled = life.world.settle(cart.cart);
        assertThat(settled)
                .as("settles late %s, %s", cart, life.told())
                .isEqualTo(cart.points() <= person(cart).available());
        if (settled) {
            person(cart).spends(cart.points());
            cart.taken = life.paper.take(cart.login, cart.pieces, now());
            stands(cart);
        }
        return "late " + cart + (settled ? "" : ": waits for points");
    }

    /** What the jobs have done meanwhile, in their order. */
    void cleanUp() {
        orders.stream()
                .filter(cart -> !cart.due.isAfter(now()))
                .sorted(Comparator.comparing(cart -> cart.hold))
                .forEach(cart -> {
                    if (cart.state == State.HELD) {
                        letGo(cart);
                    } else if (cart.state == State.PLACED) {
                        settled(cart);
                    }
                });
    }
}
