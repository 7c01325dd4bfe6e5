package org.pointsmall.loyalty.aftersale;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.ledger.Hold;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LedgerStore;
import org.pointsmall.loyalty.ledger.OrderTotals;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.purchase.CartLine;
import org.pointsmall.loyalty.redemption.RedemptionTerms;
import org.pointsmall.loyalty.redemption.ReturnPoints;
import org.pointsmall.loyalty.redemption.SettleCheckout;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;

/** The after-sale service: records what is returned, then gives back the cash. */
public final class AfterSale implements ReturnOrders {
    private final Returns returns;
    private final LedgerStore ledgerStore;
    private final Transactions transactions;
    private final RecordReturn recordReturn;
    private final GiveBackCash giveBackCash;
    private final SoldOrders orders;
    private final GoodsBack goodsBack;
    private final BusinessTime time;

    /** @param store the store's orders and payments */
    public AfterSale(Returns returns, Store store, Programme programme, Transactions transactions, BusinessTime time) {
        this.returns = returns;
        this.ledgerStore = programme.store();
        this.transactions = transactions;
        orders = store.orders();
        goodsBack = programme.goodsBack();
        this.time = time;
        recordReturn = new RecordReturn(
                returns,
                store.orders(),
                store.desk(),
                new SoldPoints(
                        programme.ledger(), programme.store(), programme.settleCheckout(), programme.redemption()),
                programme.returnPoints(),
                programme.goodsBack(),
                programme.terms(),
                time);
        giveBackCash = new GiveBackCash(returns, store.orders(), store.desk(), programme.terms(), transactions, time);
    }

    /** What of the store is needed. */
    public record Store(SoldOrders orders, CashDesk desk) {}

    /** What of the programme is needed. */
    public record Programme(
            Ledger ledger,
            LedgerStore store,
            SettleCheckout settleCheckout,
            ReturnPoints returnPoints,
            GoodsBack goodsBack,
            RedemptionTerms redemption,
            ReturnTerms terms) {}

    /** The job that goes on with the cash of returns whose first try did not give it back. */
    public Job completeReturns() {
        return new CompleteReturns(returns, giveBackCash, transactions, time);
    }

    @Override
    public Outcome<ReturnReceipt> cancel(CancelRequest request) {
        boolean cashFollows = giveBackCash.isOpen();
        return carriedOut(() -> recordReturn.cancel(request, cashFollows), cashFollows);
    }

    @Override
    public Outcome<ReturnReceipt> takeBack(ReturnRequest request) {
        boolean cashFollows = giveBackCash.isOpen();
        return carriedOut(() -> recordReturn.takeBack(request, cashFollows), cashFollows);
    }

    /** The cash of a repeat is the business of the one who came first, or of the job. */
    private Outcome<ReturnReceipt> carriedOut(Supplier<Outcome<RecordedReturn>> recording, boolean cashFollows) {
        return transactions.required(recording).map(recorded -> {
            ReturnReceipt receipt = recorded.receipt();
            if (receipt.replayed() || !cashFollows || receipt.status() == ReturnStatus.DONE) {
                return receipt;
            }
            giveBackCash.give(recorded.id());
            return now(recorded);
        });
    }

    @Override
    public ReturnReceipt complete(long orderId, String key) {
        RecordedReturn recorded = named(orderId, key);
        if (!giveBackCash.isOpen()) {
            throw new IllegalStateException("cash is not given back within a transaction: " + orderId + ", " + key);
        }
        giveBackCash.takeOver(recorded.id());
        return now(recorded);
    }

    @Override
    public ReturnReceipt cashGivenBack(long orderId, String key, String actor, String reference) {
        RecordedReturn recorded = named(orderId, key);
        giveBackCash.givenOtherwise(recorded, actor, reference);
        return now(recorded);
    }

    @Override
    public List<ReturnReceipt> ofOrder(long orderId) {
        return transactions.required(() -> returns.ofOrder(orderId)).stream()
                .map(RecordedReturn::receipt)
                .toList();
    }

    @Override
    public List<Long> giftsDue(long orderId) {
        return transactions.required(() -> {
            List<ReturnReceipt.Line> back = ofOrder(orderId).stream()
                    .flatMap(receipt -> receipt.lines().stream())
                    .toList();
            if (back.isEmpty() || !orders.lock(orderId)) {
                return List.of();
            }
            return goodsBack.giftsDue(left(orders.read(orderId).cart(), back));
        });
    }

    private static Cart left(Cart order, List<ReturnReceipt.Line> back) {
        List<CartLine> lines = new ArrayList<>();
        for (CartLine line : order.lines()) {
            int quantity = line.quantity();
            Money price = line.price();
            for (ReturnReceipt.Line part : back) {
                if (Objects.equals(part.itemId(), line.itemId())) {
                    quantity -= part.quantity();
                    price = price.minus(part.value().min(price));
                }
            }
            if (quantity > 0) {
                lines.add(new CartLine(line.itemId(), line.productId(), quantity, price, line.tax(), line.offerId()));
            }
        }
        return new Cart(
                order.order(), lines, order.shippingTax(), order.paidOtherwise(), order.total(), order.context());
    }

    @Override
    public List<SoldLine> lines(long orderId) {
        return transactions.required(() -> soldLines(orderId));
    }

    private List<SoldLine> soldLines(long orderId) {
        Allocation spent = ledgerStore
                .claim(orderId)
                .filter(hold -> !hold.isOpen())
                .map(Hold::allocation)
                .orElse(Allocation.NONE);
        OrderTotals totals = ledgerStore.totals(orderId);
        Allocation earned = totals.award() == null ? Allocation.NONE : ledgerStore.allocation(totals.award());
        Map<Optional<Long>, SoldLine> lines = new LinkedHashMap<>();
        spent.parts()
                .forEach(part -> add(lines, part.itemId(), part.points(), Points.ZERO, 0, Points.ZERO, Points.ZERO));
        earned.parts()
                .forEach(part -> add(lines, part.itemId(), Points.ZERO, part.points(), 0, Points.ZERO, Points.ZERO));
        for (RecordedReturn recorded : returns.ofOrder(orderId)) {
            for (ReturnReceipt.Line line : recorded.receipt().lines()) {
                add(
                        lines,
                        line.itemId(),
                        Points.ZERO,
                        Points.ZERO,
                        line.quantity(),
                        line.pointsBack(),
                        line.pointsTakenBack());
            }
        }
        return new ArrayList<>(lines.values());
    }

    private static void add(
            Map<Optional<Long>, SoldLine> lines,
            @Nullable Long itemId,
            Points spent,
            Points earned,
            int returned,
            Points back,
            Points takenBack) {
        lines.merge(
                Optional.ofNullable(itemId),
                new SoldLine(itemId, spent, earned, returned, back, takenBack),
                SoldLine::plus);
    }

    private RecordedReturn named(long orderId, String key) {
        return transactions.required(() -> returns.ofOrder(orderId)).stream()
                .filter(recorded -> recorded.receipt().key().equals(key))
                .findFirst()
                .orElseThrow(() -> new UnknownOrderException(orderId));
    }

    private ReturnReceipt now(RecordedReturn recorded) {
        return transactions
                .required(() -> returns.find(recorded.id()))
                .orElse(recorded)
                .receipt();
    }
}
