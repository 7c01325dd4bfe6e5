package org.pointsmall.loyalty.broadleaf;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.HashMap;
import org.aopalliance.intercept.MethodInterceptor;
import org.broadleafcommerce.core.checkout.service.CheckoutService;
import org.broadleafcommerce.core.checkout.service.exception.CheckoutException;
import org.broadleafcommerce.core.checkout.service.workflow.CheckoutResponse;
import org.broadleafcommerce.core.checkout.service.workflow.CheckoutSeed;
import org.broadleafcommerce.core.order.domain.Order;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pointsmall.loyalty.job.InMemoryRetries;
import org.slf4j.LoggerFactory;
import org.springframework.aop.framework.autoproxy.DefaultAdvisorAutoProxyCreator;
import org.springframework.aop.support.NameMatchMethodPointcutAdvisor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** Each checkout is settled once, whoever has the store's service, and in whatever order the store makes its own. */
class StoreHookProcessorTest {
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final Logger log = (Logger) LoggerFactory.getLogger(SettlingCheckout.class);

    @BeforeEach
    void listen() {
        logged.start();
        log.addAppender(logged);
    }

    @AfterEach
    void noMore() {
        log.detachAppender(logged);
    }

    /** Its answers end in the checkout, as those of hosted gateways do on Broadleaf 6 and 7. */
    static final class Gateway {
        @Autowired
        @Qualifier("blCheckoutService")
        CheckoutService checkout;
    }

    /** Needs the store's gateways, if there are any. */
    static final class Checkout implements CheckoutService {
        @Autowired(required = false)
        Gateway gateway;

        @Override
        public CheckoutResponse performCheckout(Order order) {
            return new CheckoutSeed(order, new HashMap<>());
        }
    }

    @ParameterizedTest
    @CsvSource({"true, false", "true, true", "false, false", "false, true"})
    void settlesOnceForAllWhoHaveTheCheckout(boolean inCircle, boolean advised) throws CheckoutException {
        try (AnnotationConfigApplicationContext store = new AnnotationConfigApplicationContext()) {
            store.registerBean(
                    "blLoyaltyStoreHookProcessor",
                    BeanPostProcessor.class,
                    () -> StoreHookProcessor.switchedOn(store.getBeanFactory()));
            store.registerBean(
                    StoreHookProcessor.SETTLING_CHECKOUT,
                    SettlingCheckout.class,
                    () -> SettlingCheckoutTest.settling(new InMemoryRetries()));
            if (advised) {
                advise(store);
            }
            store.registerBean("blCheckoutService", Checkout.class);
            if (inCircle) {
                store.registerBean(Gateway.class);
            }
            store.refresh();

            CheckoutService checkout = store.getBean(CheckoutService.class);
            checkout.performCheckout(SettlingCheckoutTest.unreadable(4711, "N-4711"));

            assertThat(settlements()).isEqualTo(1);
            if (inCircle) {
                assertThat(store.getBean(Gateway.class).checkout).isSameAs(checkout);
            }
        }
    }

    /** As a store that has its services carried out within transactions. */
    private static void advise(GenericApplicationContext store) {
        store.registerBean(DefaultAdvisorAutoProxyCreator.class);
        store.registerBean(NameMatchMethodPointcutAdvisor.class, () -> {
            MethodInterceptor within = call -> call.proceed();
            NameMatchMethodPointcutAdvisor advisor = new NameMatchMethodPointcutAdvisor(within);
            advisor.setMappedName("performCheckout");
            return advisor;
        });
    }

    private long settlements() {
        return logged.list.stream()
                .filter(line -> line.getMessage().contains("its points could not be read"))
                .count();
    }
}
