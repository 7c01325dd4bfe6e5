package org.pointsmall.loyalty.mall.load;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.pointsmall.loyalty.aftersale.CancelRequest;
import org.pointsmall.loyalty.aftersale.Purpose;
import org.pointsmall.loyalty.aftersale.ReturnReceipt;
import org.pointsmall.loyalty.aftersale.ReturnRequest;
import org.pointsmall.loyalty.aftersale.ShippingChoice;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.mall.load.OrderOfALife.State;
import org.pointsmall.loyalty.purchase.CartLine;
import org.pointsmall.loyalty.refusal.Outcome;

import static org.assertj.core.api.Assertions.assertThat;

/** Goods of a life's orders that come back, in parts or all, and orders that are cancelled: points, cash, pieces, award, tier. */
final class ReturnsOfALife {
    private final MallLife life;
    private final CartsOfALife carts;

    ReturnsOfALife(MallLife life, CartsOfALife carts) {
        this.life = life;
        this.carts = carts;
    }

    private Purpose purpose(OrderOfALife cart) {
        return new Purpose(cart.cart.order().id(), "r" + life.world.next(), null, "oms", "did not fit");
    }

    String takeBack() {
        OrderOfALife cart = carts.any(State.SETTLED);
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
            giftsAreDue(cart);
        }
        return "take back " + quantity + " of " + line.itemId() + " of " + cart;
    }

    private void giftsAreDue(OrderOfALife cart) {
        long others = cart.cart.lines().stream()
                .filter(line -> line.offerId() == null)
                .mapToLong(line -> line.price().minorUnits() / line.quantity() * cart.left.get(line.itemId()))
                .sum();
        Set<Long> due = cart.cart.lines().stream()
                .filter(line -> line.offerId() != null && cart.left.get(line.itemId()) > 0)
                .filter(line -> life.paper.offers.get(line.offerId()).is(Content.Kind.GIFT)
                        && life.paper.offers.get(line.offerId()).besides > others)
                .map(CartLine::itemId)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(new TreeSet<>(life.world.afterSale.giftsDue(cart.cart.order().id())))
                .as("gifts due of %s, %s", cart, life.told())
                .isEqualTo(due);
    }

    /** Points, award and cash come back as they were paid and earned then, whatever has changed since. */
    private void back(OrderOfALife cart, Map<Long, Integer> pieces, ReturnReceipt receipt) {
        pieces.forEach((item, many) -> cart.left.merge(item, -many, Integer::sum));
        PersonOnPaper person = life.paper.of(cart.login);
        long points = 0;
        long earned = 0;
        for (CartLine line : cart.cart.lines()) {
            int many = pieces.getOrDefault(line.itemId(), 0);
            points += many * cart.price(line);
            earned += many * cart.earned.get(line.itemId());
            cart.cashBack += many * cart.cash.get(line.itemId());
            person.gathered -= many * life.qualifies(cart, line);
            cart.taken.stream()
                    .filter(taken -> line.offerId() != null && taken.offer.id == line.offerId())
                    .forEach(taken -> life.paper.comeBack(taken, many));
        }
        if (cart.allIsBack()) {
            points = cart.pointsLeft;
            cart.cashBack = cart.paid();
        }
        cart.pointsLeft -= points;
        assertThat(receipt.pointsBack().value()).as("%s, %s", cart, life.told()).isEqualTo(points);
        assertThat(receipt.pointsTakenBack().value())
                .as("%s, %s", cart, life.told())
                .isEqualTo(earned);
        assertThat(life.world.shop.givenBack(cart.cart.order().id()))
                .as("cash of %s, %s", cart, life.told())
                .isEqualTo(cart.cashBack);
        person.getsBack(points);
        person.isAskedBack(earned, receipt.shortfall().value());
    }

    String cancel() {
        OrderOfALife cart = carts.any(State.SETTLED, State.PLACED);
        if (cart == null) {
            return "nothing to cancel";
        }
        cancel(cart);
        return "cancel " + cart;
    }

    private void cancel(OrderOfALife cart) {
        if (cart.state == State.PLACED) {
            carts.settled(cart);
        }
        boolean allIsBack = cart.allIsBack();
        Outcome<ReturnReceipt> outcome = life.world.afterSale.cancel(new CancelRequest(purpose(cart)));
        assertThat(outcome.isRefused())
                .as("%s: %s, %s", cart, outcome, life.told())
                .isEqualTo(allIsBack);
        if (outcome instanceof Outcome.Done<ReturnReceipt> receipt) {
            back(cart, Map.copyOf(cart.left), receipt.value());
            // Nothing was shipped.
            cart.taken.stream()
                    .filter(taken -> cart.shippingOffer() != null && taken.offer.id == cart.shippingOffer())
                    .forEach(taken -> life.paper.comeBack(taken, 1));
        }
        cart.state = State.UNDONE;
    }

    void undoAll() {
        for (OrderOfALife cart : carts.orders) {
            switch (cart.state) {
                case HELD -> carts.release(cart);
                case PLACED, SETTLED -> cancel(cart);
                default -> {}
            }
            life.checkPeople();
        }
    }

    /** Points that orders of this person still cost. */
    long keptBy(PersonOnPaper person) {
        return carts.orders.stream()
                .filter(cart -> life.paper.of(cart.login) == person)
                .mapToLong(cart -> cart.pointsLeft)
                .sum();
    }
}
