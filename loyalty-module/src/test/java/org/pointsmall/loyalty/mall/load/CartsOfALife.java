package org.pointsmall.loyalty.mall.load;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.pointsmall.loyalty.aftersale.CancelRequest;
import org.pointsmall.loyalty.aftersale.Purpose;
import org.pointsmall.loyalty.aftersale.ReturnReceipt;
import org.pointsmall.loyalty.aftersale.ReturnRequest;
import org.pointsmall.loyalty.aftersale.ShippingChoice;
import org.pointsmall.loyalty.ledger.HoldId;
import org.pointsmall.loyalty.mall.OfferFixture;
import org.pointsmall.loyalty.mall.load.MallOnPaper.Offered;
import org.pointsmall.loyalty.mall.load.MallOnPaper.Person;
import org.pointsmall.loyalty.mall.load.MallOnPaper.Taken;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.purchase.CartLine;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;

/** Carts with goods of the mall: told, held, placed, settled in time or late, given up, taken back in parts, cancelled. */
final class CartsOfALife {
    static final long PRODUCT = 7;
    private static final long A_PIECE = 500;

    private final MallLife life;
    private final List<Ordered> carts = new ArrayList<>();

    CartsOfALife(MallLife life) {
        this.life = life;
    }

    private enum State {
        TOLD,
        HELD,
        /** The store has accepted it, and it is not settled. */
        PLACED,
        /** The same, and its hold was given back before. */
        LATE,
        SETTLED,
        /** Its hold was given back. */
        GONE,
        UNDONE
    }

    /** A cart, and what became of it. */
    private static final class Ordered {
        final MemberId login;
        final Cart cart;
        final Map<Long, Long> pieces;
        final MallWorld.Told told;
        final Map<Long, Integer> left = new HashMap<>();
        State state = State.TOLD;
        Instant due = Instant.MAX;
        List<Taken> taken = List.of();
        long pointsLeft;

        Ordered(MemberId login, Cart cart, Map<Long, Long> pieces, MallWorld.Told told) {
            this.login = login;
            this.cart = cart;
            this.pieces = pieces;
            this.told = told;
            cart.lines().forEach(line -> left.put(line.itemId(), line.quantity()));
        }

        long points() {
            return told.points();
        }

        boolean allIsBack() {
            return left.values().stream().allMatch(some -> some == 0);
        }

        @Override
        public String toString() {
            return "cart %d of %s, %s for %d".formatted(cart.order().id(), login, pieces, points());
        }
    }

    private Ordered any(State... states) {
        Set<State> wanted = Set.of(states);
        return life.any(
                carts.stream().filter(cart -> wanted.contains(cart.state)).toList());
    }

    private Person person(Ordered cart) {
        return life.paper.of(cart.login);
    }

    private Instant now() {
        return life.world.clock.instant();
    }

    String fill() {
        long id = life.world.next();
        List<CartLine> lines = new ArrayList<>();
        Map<Long, Long> pieces = new TreeMap<>();
        long total = 0;
        for (int i = 0; i < 1 + life.random.nextInt(3); i++) {
            Offered offer = life.anOffer(true);
            if (offer != null) {
                int quantity = 1 + life.random.nextInt(2);
                lines.add(new CartLine(id * 10 + i, PRODUCT, quantity, pence(A_PIECE * quantity)).by(offer.id));
                pieces.merge(offer.id, (long) quantity, Long::sum);
                total += A_PIECE * quantity;
            }
        }
        if (pieces.isEmpty()) {
            return "nothing to put into a cart";
        }
        if (life.random.nextBoolean()) {
            lines.add(new CartLine(id * 10 + 9, PRODUCT + 1, 1, pence(333)));
            total += 333;
        }
        MemberId login = life.anyone();
        Cart cart = new Cart(new OrderRef(id, "N-" + id), lines, pence(total));
        Ordered filled = new Ordered(login, cart, pieces, life.world.tell(login, cart));
        assertThat(filled.points()).as("told, %s", life.told()).isEqualTo(price(pieces));
        carts.add(filled);
        return filled.toString();
    }

    private static Money pence(long pence) {
        return new Money(pence, OfferFixture.GBP);
    }

    private long price(Map<Long, Long> pieces) {
        return pieces.entrySet().stream()
                .mapToLong(some -> life.paper.offers.get(some.getKey()).price(some.getValue()) * some.getValue())
                .sum();
    }

    private Set<RefusalCode> against(Ordered cart) {
        Set<RefusalCode> reasons = EnumSet.noneOf(RefusalCode.class);
        cart.pieces.forEach((offer, many) ->
                reasons.addAll(life.paper.against(cart.login, life.paper.offers.get(offer), many, now())));
        long points = price(cart.pieces);
        if (points > person(cart).available) {
            reasons.add(RefusalCode.INSUFFICIENT_POINTS);
        }
        if (points != cart.points()) {
            reasons.add(RefusalCode.CART_CHANGED);
        }
        return reasons;
    }

    String hold() {
        Ordered cart = any(State.TOLD, State.HELD, State.GONE);
        if (cart == null) {
            return "nothing to check out";
        }
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
        cart.due = now().plus(MallWorld.A_CHECKOUT);
        person(cart).available -= cart.points();
        person(cart).held += cart.points();
        cart.taken = life.paper.take(cart.login, cart.pieces, now());
        return "hold " + cart;
    }

    private void letGo(Ordered cart, State state) {
        cart.state = state;
        person(cart).available += cart.points();
        person(cart).held -= cart.points();
        cart.taken.forEach(life.paper::undo);
        cart.taken = List.of();
    }

    String release() {
        Ordered cart = any(State.HELD);
        if (cart == null) {
            return "nothing to release";
        }
        release(cart);
        return "release " + cart;
    }

    private void release(Ordered cart) {
        granted(life.world.holdPoints.release(
                life.world.openHold(cart.cart).orElseThrow().id()));
        letGo(cart, State.GONE);
    }

    /** The store accepts the order, and the process dies. */
    String place() {
        Ordered cart = any(State.HELD);
        if (cart == null) {
            return "nothing to place";
        }
        life.world.place(cart.login, cart.cart, cart.told.offset());
        cart.state = State.PLACED;
        return "place " + cart;
    }

    String settle() {
        Ordered cart = any(State.HELD, State.PLACED);
        if (cart == null) {
            return "nothing to settle";
        }
        if (cart.state == State.HELD) {
            life.world.place(cart.login, cart.cart, cart.told.offset());
        }
        assertThat(life.world.settle(cart.cart))
                .as("settles %s, %s", cart, life.told())
                .isTrue();
        settled(cart);
        return "settle " + cart;
    }

    private void settled(Ordered cart) {
        cart.state = State.SETTLED;
        cart.pointsLeft = cart.points();
        person(cart).held -= cart.points();
    }

    /** The store accepts an order whose hold has been given back: it costs what the shopper was told, or waits for points. */
    String late() {
        Ordered cart = any(State.GONE, State.LATE);
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
                .isEqualTo(cart.points() <= person(cart).available);
        if (settled) {
            cart.state = State.SETTLED;
            cart.pointsLeft = cart.points();
            person(cart).available -= cart.points();
            cart.taken = life.paper.take(cart.login, cart.pieces, now());
        }
        return "late " + cart + (settled ? "" : ": waits for points");
    }

    /** What the jobs have done meanwhile. */
    void cleanUp() {
        for (Ordered cart : carts) {
            boolean overdue = !cart.due.isAfter(now());
            if (cart.state == State.HELD && overdue) {
                letGo(cart, State.GONE);
            } else if (cart.state == State.PLACED && overdue) {
                settled(cart);
            }
        }
    }

    private Purpose purpose(Ordered cart) {
        return new Purpose(cart.cart.order().id(), "r" + life.world.next(), null, "oms", "did not fit");
    }

    String takeBack() {
        Ordered cart = any(State.SETTLED);
        if (cart == null) {
            return "nothing to take back";
        }
        CartLine line = life.any(cart.cart.lines());
        int left = cart.left.get(line.itemId());
        int quantity = 1 + life.random.nextInt(line.quantity());
        Outcome<ReturnReceipt> outcome = life.world.afterSale.takeBack(new ReturnRequest(
                purpose(cart),
                List.of(ReturnRequest.Line.pieces(line.itemId(), quantity)),
                ShippingChoice.AS_CONFIGURED));
        assertThat(outcome.isRefused())
                .as("%s: %s, %s", cart, outcome, life.told())
                .isEqualTo(quantity > left);
        if (outcome instanceof Outcome.Done<ReturnReceipt> receipt) {
            back(cart, Map.of(line.itemId(), quantity), receipt.value());
        }
        return "take back " + quantity + " of " + cart;
    }

    private void back(Ordered cart, Map<Long, Integer> pieces, ReturnReceipt receipt) {
        pieces.forEach((item, many) -> cart.left.merge(item, -many, Integer::sum));
        long points = receipt.pointsBack().value();
        cart.pointsLeft -= points;
        assertThat(cart.pointsLeft).as("%s, %s", cart, life.told()).isNotNegative();
        if (cart.allIsBack()) {
            assertThat(cart.pointsLeft).as("all of %s, %s", cart, life.told()).isZero();
        }
        person(cart).available += points;
        for (CartLine line : cart.cart.lines()) {
            cart.taken.stream()
                    .filter(taken -> line.offerId() != null && taken.offer.id == line.offerId())
                    .forEach(taken -> life.paper.comeBack(taken, pieces.getOrDefault(line.itemId(), 0)));
        }
    }

    String cancel() {
        Ordered cart = any(State.SETTLED, State.PLACED);
        if (cart == null) {
            return "nothing to cancel";
        }
        cancel(cart);
        return "cancel " + cart;
    }

    private void cancel(Ordered cart) {
        if (cart.state == State.PLACED) {
            settled(cart);
        }
        boolean allIsBack = cart.allIsBack();
        Outcome<ReturnReceipt> outcome = life.world.afterSale.cancel(new CancelRequest(purpose(cart)));
        assertThat(outcome.isRefused())
                .as("%s: %s, %s", cart, outcome, life.told())
                .isEqualTo(allIsBack);
        if (outcome instanceof Outcome.Done<ReturnReceipt> receipt) {
            back(cart, Map.copyOf(cart.left), receipt.value());
        }
        cart.state = State.UNDONE;
    }

    void undoAll() {
        for (Ordered cart : carts) {
            switch (cart.state) {
                case HELD -> release(cart);
                case PLACED, SETTLED -> cancel(cart);
                default -> {}
            }
        }
    }

    /** Points that orders of this person still cost. */
    long keptBy(Person person) {
        return carts.stream()
                .filter(cart -> person(cart) == person)
                .mapToLong(cart -> cart.pointsLeft)
                .sum();
    }
}
