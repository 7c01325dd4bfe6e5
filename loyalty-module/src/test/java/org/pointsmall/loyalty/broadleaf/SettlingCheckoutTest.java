package org.pointsmall.loyalty.broadleaf;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.aopalliance.intercept.MethodInvocation;
import org.broadleafcommerce.core.checkout.service.workflow.CheckoutSeed;
import org.broadleafcommerce.core.order.domain.Order;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.job.InMemoryRetries;
import org.pointsmall.loyalty.ledger.InMemoryLedgerStore;
import org.pointsmall.loyalty.ledger.InMemoryTransactions;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LedgerFixture;
import org.pointsmall.loyalty.ledger.MovableClock;
import org.pointsmall.loyalty.outbox.Outbox;
import org.pointsmall.loyalty.purchase.OrderChanges;
import org.pointsmall.loyalty.redemption.SettleCheckout;
import org.pointsmall.loyalty.redemption.SettlementRetries;
import org.pointsmall.loyalty.transaction.Transactions;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.time.TimeFixture.inUtc;

class SettlingCheckoutTest {
    private final InMemoryRetries unsettled = new InMemoryRetries();

    @Test
    void anOrderThatCanNotBeReadStandsAndIsNotedToBeTriedAgain() throws Throwable {
        CheckoutSeed accepted = new CheckoutSeed(unreadable(4711, "N-4711"), new HashMap<>());
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        logged.start();
        Logger log = (Logger) LoggerFactory.getLogger(SettlingCheckout.class);
        log.addAppender(logged);

        assertThat(settling().invoke(returning(accepted))).isSameAs(accepted);

        log.detachAppender(logged);
        assertThat(logged.list).isNotEmpty().allSatisfy(line -> assertThat(line.getMDCPropertyMap())
                .containsEntry("loyalty.order", "4711"));
        assertThat(MDC.get("loyalty.order")).isNull();

        assertThat(unsettled.waiting(10)).singleElement().satisfies(row -> {
            assertThat(row.id()).isEqualTo(4711);
            assertThat(row.label()).isEqualTo("N-4711");
            assertThat(row.lastError()).contains("the customer can't be read");
        });
    }

    /** Such as toString, or what a store's own service has beside. */
    @Test
    void whatIsNoCheckoutIsPassedOn() throws Throwable {
        Object answer = new Object();

        assertThat(settling().invoke(invocation(answer))).isSameAs(answer);
        assertThat(settling().invoke(invocation(answer, "something else", null)))
                .isSameAs(answer);
    }

    private SettlingCheckout settling() {
        return settling(unsettled);
    }

    /** One that settles nothing but notes what waits. */
    static SettlingCheckout settling(InMemoryRetries unsettled) {
        MovableClock clock = new MovableClock(Instant.parse("2026-05-01T10:00:00Z"));
        InMemoryLedgerStore store = new InMemoryLedgerStore();
        Transactions transactions = new InMemoryTransactions(store);
        SettlementRetries retries = new SettlementRetries(unsettled, transactions, inUtc(clock));
        Ledger ledger = new Ledger(store, new LedgerFixture.ProgrammeTerms(), inUtc(clock));
        return new SettlingCheckout(
                new SettleCheckout(ledger, null, null, retries, transactions, Outbox.NONE),
                retries,
                new Carts(new StoreCurrency(Currency.getInstance("CNY"), null)),
                null,
                OrderChanges.NONE,
                event -> {});
    }

    static Order unreadable(long id, String number) {
        Map<String, Object> known = Map.of("getId", id, "getOrderNumber", number);
        return (Order) Proxy.newProxyInstance(
                Order.class.getClassLoader(),
                new Class<?>[] {Order.class},
                (proxy, method, arguments) -> Optional.ofNullable(known.get(method.getName()))
                        .orElseThrow(() -> new IllegalStateException("the customer can't be read")));
    }

    private static MethodInvocation returning(CheckoutSeed result) {
        return invocation(result, result.getOrder());
    }

    private static MethodInvocation invocation(Object result, Object... asked) {
        return (MethodInvocation) Proxy.newProxyInstance(
                MethodInvocation.class.getClassLoader(),
                new Class<?>[] {MethodInvocation.class},
                (proxy, method, arguments) -> method.getName().equals("getArguments") ? asked : result);
    }
}
