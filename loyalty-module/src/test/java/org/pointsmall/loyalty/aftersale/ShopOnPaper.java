package org.pointsmall.loyalty.aftersale;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Money;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A store with its orders, payments and gateways on paper; only the rows that are locked are in the database, where there
 * is one.
 */
public final class ShopOnPaper implements SoldOrders, CashDesk {
    private final @Nullable JdbcTemplate jdbc;
    private final BooleanSupplier open;
    private final Map<Long, SoldOrder> orders = new ConcurrentHashMap<>();
    private final Map<Long, List<CashPayment>> payments = new ConcurrentHashMap<>();
    private final Map<Long, List<String>> notes = new ConcurrentHashMap<>();
    private final Map<String, Money> gatewaysBook = new ConcurrentHashMap<>();
    private final List<CashRefund> askedTooEarly = new CopyOnWriteArrayList<>();
    private volatile @Nullable String problem;
    private volatile Runnable beforeAnswer = () -> {};

    public ShopOnPaper(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
        open = () -> !TransactionSynchronizationManager.isActualTransactionActive();
    }

    /** All of it on paper, for tests on one thread: nothing is locked. */
    public ShopOnPaper(BooleanSupplier open) {
        jdbc = null;
        this.open = open;
    }

    public void createTable() {
        Objects.requireNonNull(jdbc).execute("CREATE TABLE SHOP_ORDER (ORDER_ID BIGINT PRIMARY KEY)");
    }

    /** Puts an order on paper, paid by these payments besides points. */
    public void put(SoldOrder order, long... cash) {
        long id = order.cart().order().id();
        if (orders.put(id, order) == null && jdbc != null && !lock(id)) {
            jdbc.update("INSERT INTO SHOP_ORDER (ORDER_ID) VALUES (?)", id);
        }
        payments.put(
                id,
                LongStream.range(0, cash.length)
                        .mapToObj(i -> new CashPayment(
                                id * 10 + i,
                                new Money(cash[(int) i], order.cart().currency())))
                        .toList());
    }

    /** What the gateways say from now on; null for yes. */
    public void gatewaysSay(@Nullable String no) {
        problem = no;
    }

    /** What happens while a gateway thinks. */
    public void meanwhile(Runnable work) {
        beforeAnswer = work;
    }

    /** What the order's payments, points among them, have noted, in order. */
    public List<String> notes(long orderId) {
        return notes.getOrDefault(orderId, List.of());
    }

    /** What the gateways have given back for an order, in minor units, each reference once. */
    public long givenBack(long orderId) {
        return gatewaysBook.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(orderId + " "))
                .mapToLong(entry -> entry.getValue().minorUnits())
                .sum();
    }

    /** What a gateway was asked for within a transaction, which must never be. */
    public List<CashRefund> askedTooEarly() {
        return askedTooEarly;
    }

    public String status(long orderId) {
        return order(orderId).status();
    }

    /** Somebody changes the order's status by hand. */
    public void status(long orderId, String status) {
        orders.computeIfPresent(
                orderId,
                (id, order) -> new SoldOrder(
                        order.owner(), order.registered(), order.placed(), status, order.cart(), order.offset()));
    }

    @Override
    public boolean lock(long orderId) {
        if (jdbc == null) {
            return orders.containsKey(orderId);
        }
        return !jdbc.queryForList("SELECT ORDER_ID FROM SHOP_ORDER WHERE ORDER_ID = ? FOR UPDATE", orderId)
                .isEmpty();
    }

    @Override
    public SoldOrder read(long orderId) {
        return order(orderId);
    }

    private SoldOrder order(long orderId) {
        SoldOrder order = orders.get(orderId);
        if (order == null) {
            throw new IllegalStateException("not on paper: " + orderId);
        }
        return order;
    }

    @Override
    public void note(long orderId, @Nullable End end, Money offset, String reference) {
        if (end != null) {
            status(orderId, end.name());
        }
        if (!offset.isZero()) {
            write(orderId, "points " + offset);
        }
    }

    @Override
    public boolean isOpen() {
        return open.getAsBoolean();
    }

    @Override
    public List<CashPayment> payments(long orderId) {
        return payments.getOrDefault(orderId, List.of());
    }

    @Override
    public CashAnswer giveBack(CashRefund refund) {
        if (!isOpen()) {
            askedTooEarly.add(refund);
        }
        beforeAnswer.run();
        String no = problem;
        if (no != null || refund.paymentId() == CashRefund.NO_PAYMENT) {
            return new CashAnswer.NotGiven(no == null ? "no payment has so much left" : no);
        }
        gatewaysBook.putIfAbsent(refund.orderId() + " " + refund.reference(), refund.amount());
        return new CashAnswer.Given(CashAnswer.By.REFUND, "ok", Map.of());
    }

    @Override
    public void note(CashRefund refund, CashAnswer.Given answer) {
        write(refund.orderId(), "cash " + refund.amount() + " by " + refund.paymentId() % 10);
        payments.computeIfPresent(refund.orderId(), (order, all) -> all.stream()
                .map(payment -> payment.id() == refund.paymentId()
                        ? new CashPayment(payment.id(), payment.left().minus(refund.amount()))
                        : payment)
                .toList());
    }

    private void write(long orderId, String note) {
        notes.computeIfAbsent(orderId, id -> new CopyOnWriteArrayList<>()).add(note);
    }
}
