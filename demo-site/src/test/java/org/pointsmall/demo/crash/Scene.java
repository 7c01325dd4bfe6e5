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

import static org.assertj.core.api.Assertions.assertThat;

/** One member with {@value #POINTS} points and what is done with them: set up, cut off by a kill, and looked at again. */
final class Scene {
    private static final long POINTS = 1_000;
    private static final long SPENT = 600;
    private static final String DECLINED = "{\"payment\":{\"type\":\"TEST_CARD\",\"number\":\"4000000000000002\"}}";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** Far from the ids of the store's own orders. */
    private static final AtomicLong ORDERS_OF_NOBODY = new AtomicLong(1_000_000_000);

    private final Nodes nodes;
    private final CrashStep step;
    private final Shopper shopper;
    private final long cart;

    /** At the process that is to be killed. */
    Scene(Nodes nodes, CrashStep step, long product) {
        this.nodes = nodes;
        this.step = step;
        GrantPoints grant = new GrantPoints(nodes.dataSource());
        shopper = Shopper.registered(nodes.running(), nodes.jdbc());
        grant.to(shopper.customerId(), POINTS);
        boolean buys =
                switch (step.drive()) {
                    case CHECKOUT, DECLINED_CHECKOUT -> true;
                    case OVERDUE_HOLD, POINTS_DUE, POINTS_EXPIRED -> false;
                };
        cart = buys ? shopper.aCartWith(0, product) : 0;
        if (buys) {
            Shopper.ok(shopper.spend(0, cart, SPENT));
        }
    }

    /** Makes the process come to the step; does not wait until it has. */
    void drive() {
        GrantPoints grant = new GrantPoints(nodes.dataSource());
        switch (step.drive()) {
            case CHECKOUT -> inTheBackground(() -> shopper.checkOut(0, cart));
            case DECLINED_CHECKOUT ->
                inTheBackground(() -> shopper.at(0).post("/api/v1/checkout?cart=" + cart, DECLINED));
            case OVERDUE_HOLD -> grant.overdueHold(shopper.customerId(), ORDERS_OF_NOBODY.incrementAndGet());
            case POINTS_DUE -> grant.dueTo(shopper.customerId(), SPENT);
            case POINTS_EXPIRED -> grant.expiredOf(shopper.customerId(), SPENT);
        }
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
        return cart == 0 ? ended() : ordered(process);
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
