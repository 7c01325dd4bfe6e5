package org.pointsmall.demo.loyalty;

import java.util.List;
import java.util.function.Supplier;
import org.pointsmall.demo.store.money.MoneyAnswer;
import org.pointsmall.demo.store.order.StoreAfterSale;
import org.pointsmall.demo.store.problem.StoreProblem;
import org.pointsmall.loyalty.aftersale.CancelRequest;
import org.pointsmall.loyalty.aftersale.Purpose;
import org.pointsmall.loyalty.aftersale.ReturnOrders;
import org.pointsmall.loyalty.aftersale.ReturnReceipt;
import org.pointsmall.loyalty.aftersale.ReturnRequest;
import org.pointsmall.loyalty.aftersale.ShippingChoice;
import org.pointsmall.loyalty.aftersale.UnknownOrderException;
import org.pointsmall.loyalty.api.problem.ProblemException;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.refusal.Outcome;

/** Has the plugin undo orders, as an order management would. */
final class LoyaltyAfterSale implements StoreAfterSale {
    private static final String SHOPPER = "shopper";

    private final ReturnOrders returnOrders;

    LoyaltyAfterSale(ReturnOrders returnOrders) {
        this.returnOrders = returnOrders;
    }

    /** By one key for all: an order is cancelled once. */
    @Override
    public Undone cancel(Asked order) {
        return undone(
                order.orderId(), () -> returnOrders.cancel(new CancelRequest(purpose(order, "cancel", "cancelled"))));
    }

    @Override
    public Undone takeBack(Asked order, List<Pieces> items, String key) {
        List<ReturnRequest.Line> lines = items.stream()
                .map(item -> ReturnRequest.Line.pieces(item.itemId(), item.quantity()))
                .toList();
        return undone(
                order.orderId(),
                () -> returnOrders.takeBack(new ReturnRequest(
                        purpose(order, "return:" + key, "goods came back"), lines, ShippingChoice.AS_CONFIGURED)));
    }

    @Override
    public List<ItemPoints> items(long orderId) {
        return returnOrders.lines(orderId).stream()
                .map(line -> new ItemPoints(line.itemId(), line.spent().value(), line.returned()))
                .toList();
    }

    @Override
    public List<Undone> ofOrder(long orderId) {
        List<Long> giftsDue = returnOrders.giftsDue(orderId);
        return returnOrders.ofOrder(orderId).stream()
                .map(receipt -> undone(receipt, giftsDue))
                .toList();
    }

    private static Purpose purpose(Asked order, String key, String reason) {
        return new Purpose(order.orderId(), key, new MemberId(order.customerId()), SHOPPER, reason);
    }

    private Undone undone(long orderId, Supplier<Outcome<ReturnReceipt>> request) {
        try {
            ReturnReceipt receipt = request.get().orElseThrow(ProblemException::of);
            return undone(receipt, returnOrders.giftsDue(orderId));
        } catch (UnknownOrderException e) {
            throw StoreProblem.notFound();
        }
    }

    private static Undone undone(ReturnReceipt receipt, List<Long> giftsDue) {
        return new Undone(
                receipt.kind().name(),
                receipt.status().name(),
                money(receipt.cash()),
                receipt.pointsBack().value(),
                receipt.pointsTakenBack().value(),
                receipt.shortfall().value(),
                receipt.at(),
                receipt.lines().stream()
                        .map(line -> new UndoneItem(
                                line.itemId(),
                                line.quantity(),
                                money(line.cash()),
                                line.pointsBack().value(),
                                line.pointsTakenBack().value()))
                        .toList(),
                giftsDue,
                receipt.replayed());
    }

    private static MoneyAnswer money(Money money) {
        return new MoneyAnswer(money.amount().toPlainString(), money.currency().getCurrencyCode());
    }
}
