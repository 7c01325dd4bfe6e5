package org.pointsmall.demo.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.pointsmall.demo.crash.CrashMatrix.Found;
import org.pointsmall.demo.nodes.GrantPoints;
import org.pointsmall.demo.nodes.Nodes;
import org.pointsmall.demo.nodes.Shopper;
import org.pointsmall.demo.nodes.SiteProcess;
import org.pointsmall.demo.store.StoreClient.Reply;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** One member with {@value #POINTS} points and what is done with them: set up, cut off by a kill, and looked at again. */
final class Scene {
    private static final long POINTS = 1_000;
    private static final long SPENT = 600;
    private static final String DECLINED = "{\"payment\":{\"type\":\"TEST_CARD\",\"number\":\"4000000000000002\"}}";
    private static final String ORDERS = "/api/v1/orders/";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** Far from the ids of the store's own orders. */
    private static final AtomicLong ORDERS_OF_NOBODY = new AtomicLong(1_000_000_000);

    private final Nodes nodes;
    private final CrashStep step;
    private final Shopper shopper;
    private final long cart;
    /** The number of the order that was placed before; empty where none was. */
    private final String order;

    /** At the process that is to be killed. */
    Scene(Nodes nodes, CrashStep step, long product) {
        this.nodes = nodes;
        this.step = step;
        GrantPoints grant = new GrantPoints(nodes.dataSource());
        shopper = Shopper.registered(nodes.running(), nodes.jdbc());
        grant.to(shopper.customerId(), POINTS);
        boolean buys =
                switch (step.drive()) {
                    case CHECKOUT, DECLINED_CHECKOUT, CANCEL, RETURN, UNSETTLED_ORDER, VANISHED_ORDER -> true;
                    case OVERDUE_HOLD, POINTS_DUE, POINTS_EXPIRED -> false;
                };
        cart = buys ? shopper.aCartWith(0, product) : 0;
        if (buys) {
            Shopper.ok(shopper.spend(0, cart, SPENT));
        }
        order = switch (step.drive()) {
            case CANCEL, RETURN, VANISHED_ORDER -> placed();
            case UNSETTLED_ORDER -> placedWithoutAward();
            default -> "";
        };
    }

    private String placed() {
        return Shopper.ok(shopper.checkOut(0, cart)).path("orderNumber").asText();
    }

    /** As where whatever an award needs has failed. The journal's rows are never changed, so no other is checked. */
    private String placedWithoutAward() {
        nodes.jdbc()
                .execute("ALTER TABLE LOYALTY_JOURNAL ADD CONSTRAINT NO_NEW_AWARDS CHECK (KIND <> 'EARN') NOT VALID");
        try {
            return placed();
        } finally {
            nodes.jdbc().execute("ALTER TABLE LOYALTY_JOURNAL DROP CONSTRAINT NO_NEW_AWARDS");
        }
    }

    /** Makes the process come to the step; does not wait until it has. */
    void drive() {
        GrantPoints grant = new GrantPoints(nodes.dataSource());
        switch (step.drive()) {
            case CHECKOUT -> inTheBackground(() -> shopper.checkOut(0, cart));
            case DECLINED_CHECKOUT ->
                inTheBackground(() -> shopper.at(0).post("/api/v1/checkout?cart=" + cart, DECLINED));
            case CANCEL -> inTheBackground(() -> cancel(shopper));
            case RETURN -> inTheBackground(() -> takeBack(shopper));
            case UNSETTLED_ORDER ->
                nodes.jdbc().update("UPDATE LOYALTY_RETRY SET NEXT_AT = CURRENT_TIMESTAMP WHERE THING_ID = ?", cart);
            case VANISHED_ORDER -> vanish();
            case OVERDUE_HOLD -> grant.overdueHold(shopper.customerId(), ORDERS_OF_NOBODY.incrementAndGet());
            case POINTS_DUE -> grant.dueTo(shopper.customerId(), SPENT);
            case POINTS_EXPIRED -> grant.expiredOf(shopper.customerId(), SPENT);
        }
    }

    private Reply cancel(Shopper asking) {
        return asking.at(0).post(ORDERS + order + "/cancel", null);
    }

    private Reply takeBack(Shopper asking) {
        long item = Shopper.ok(asking.at(0).get(ORDERS + order))
                .path("items")
                .path(0)
                .path("id")
                .asLong();
        return asking.at(0)
                .with("Idempotency-Key", "parcel")
                .post(ORDERS + order + "/returns", "{\"lines\":[{\"itemId\":" + item + ",\"quantity\":1}]}");
    }

    /** Past the store's own foreign keys, as a purge that goes too far. */
    private void vanish() {
        new TransactionTemplate(new DataSourceTransactionManager(nodes.dataSource())).executeWithoutResult(status -> {
            nodes.jdbc().execute("SET LOCAL session_replication_role = replica");
            nodes.jdbc().update("DELETE FROM BLC_ORDER WHERE ORDER_ID = ?", cart);
        });
    }

    /** Nobody is going to be answered. */
    private static void inTheBackground(Runnable request) {
        CompletableFuture.runAsync(request);
    }

    /** What the process that runs now has made of it; fails where that is not right. */
    Found aftermath(SiteProcess process) {
        Reconciliation books = new Reconciliation(nodes);
        process.await("recovered: " + step, PATIENCE, () -> books.open().isEmpty());
        assertThat(nodes.differences()).as("after: " + step).isEmpty();
        return switch (step.drive()) {
            case CHECKOUT, DECLINED_CHECKOUT -> ordered(process);
            case CANCEL, RETURN -> undone(process);
            case UNSETTLED_ORDER -> settled();
            case VANISHED_ORDER, OVERDUE_HOLD, POINTS_DUE, POINTS_EXPIRED -> ended();
        };
    }

    /** The shopper, who never had an answer, asks again: all went back, once. */
    private Found undone(SiteProcess process) {
        Reconciliation books = new Reconciliation(nodes);
        boolean stood = !books.isPlaced(cart);
        assertThat(books.entries(cart, "RETURN")).as("returns after: " + step).isEqualTo(stood ? 1 : 0);
        assertThat(books.isCharged(cart)).as("charged after: " + step).isEqualTo(!stood);
        Shopper again = shopper.at(List.of(process));

        Reply reply = step.drive() == CrashStep.Drive.CANCEL ? cancel(again) : takeBack(again);

        assertThat(reply.status()).as(step + ": " + reply.body()).isEqualTo(200);
        assertThat(reply.header("Idempotency-Replayed").isPresent())
                .as(step.toString())
                .isEqualTo(stood);
        assertThat(reply.body().path("refund").asText()).isEqualTo("DONE");
        assertThat(books.entries(cart, "RETURN")).as("returns after: " + step).isOne();
        assertThat(books.entries(cart, "CLAWBACK"))
                .as("clawbacks after: " + step)
                .isOne();
        assertThat(books.isCharged(cart)).as("charged after: " + step).isFalse();
        assertThat(Shopper.ok(again.at(0).get(ORDERS + order)).path("status").asText())
                .isEqualTo(step.drive() == CrashStep.Drive.CANCEL ? "CANCELLED" : "RETURNED");
        JsonNode balance = again.balance(0);
        assertThat(balance.path("available").asLong()).as("after: " + step).isEqualTo(POINTS);
        assertThat(balance.path("spent").asLong()).isZero();
        assertThat(nodes.differences()).as("after: " + step).isEmpty();
        return stood ? Found.STOOD : Found.UNDONE;
    }

    private Found settled() {
        Reconciliation books = new Reconciliation(nodes);
        assertThat(books.entries(cart, "BURN")).as("burns after: " + step).isOne();
        assertThat(books.entries(cart, "EARN")).as("awards after: " + step).isOne();
        return Found.ENDED;
    }

    private Found ended() {
        Shopper again = shopper.at(nodes.running());
        long available =
                switch (step.drive()) {
                    case POINTS_DUE -> POINTS + SPENT;
                    default -> POINTS;
                };
        JsonNode balance = again.balance(0);
        assertThat(balance.path("available").asLong()).as("after: " + step).isEqualTo(available);
        assertThat(balance.path("held").asLong()).isZero();
        return Found.ENDED;
    }

    /** The shopper, who never had an answer, asks again: there is one order, paid for once, in points and by card. */
    private Found ordered(SiteProcess process) {
        Reconciliation books = new Reconciliation(nodes);
        boolean stood = books.isPlaced(cart);
        assertThat(books.charges(cart)).as("charges after: " + step).isEqualTo(stood ? 1 : 0);
        assertThat(books.entries(cart, "BURN")).as("burns after: " + step).isEqualTo(stood ? 1 : 0);
        assertThat(books.entries(cart, "EARN")).as("awards after: " + step).isEqualTo(stood ? 1 : 0);

        Shopper again = shopper.at(List.of(process));
        Reply reply = again.checkOut(0, cart);

        assertThat(reply.status()).as(step + ": " + reply.body()).isEqualTo(200);
        assertThat(reply.body().path("pointsSpent").asLong())
                .as("after: " + step)
                .isEqualTo(SPENT);
        assertThat(books.isPlaced(cart)).isTrue();
        assertThat(books.charges(cart)).as("charges after: " + step).isOne();
        assertThat(books.entries(cart, "BURN")).as("burns after: " + step).isOne();
        assertThat(books.entries(cart, "EARN")).as("awards after: " + step).isOne();
        JsonNode balance = again.balance(0);
        assertThat(balance.path("spent").asLong()).isEqualTo(SPENT);
        assertThat(balance.path("held").asLong()).isZero();
        assertThat(balance.path("available").asLong())
                .isEqualTo(POINTS - SPENT + reply.body().path("pointsEarned").asLong());
        assertThat(nodes.differences()).as("after: " + step).isEmpty();
        return stood ? Found.STOOD : Found.UNDONE;
    }
}
