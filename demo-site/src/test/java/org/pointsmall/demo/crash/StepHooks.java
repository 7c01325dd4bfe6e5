package org.pointsmall.demo.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.servlet.ServletRequestEvent;
import javax.servlet.ServletRequestListener;
import javax.sql.DataSource;
import org.aopalliance.intercept.MethodInterceptor;
import org.broadleafcommerce.core.checkout.service.workflow.CheckoutSeed;
import org.broadleafcommerce.core.workflow.Activity;
import org.broadleafcommerce.core.workflow.BaseActivity;
import org.broadleafcommerce.core.workflow.ProcessContext;
import org.broadleafcommerce.core.workflow.SequenceProcessor;
import org.pointsmall.loyalty.job.JobStatus;
import org.pointsmall.loyalty.ledger.EntryDraft;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the steps are. A step more is a line more: an activity's place, or a method of a bean. */
@Configuration(proxyBeanMethods = false)
class StepHooks {

    /** Steps between the activities of the checkout, by their place in it. */
    private static final Map<Integer, String> IN_CHECKOUT = Map.of(
            399, "checkout: begun",
            401, "checkout: points held",
            2999, "checkout: before the payments",
            3001, "checkout: payments confirmed",
            5999, "checkout: before its end",
            6001, "checkout: completed");

    /** Steps at a method of a bean: before it does anything, after it has. */
    private record Around(String bean, String method, String before, String after) {}

    private static final List<Around> AROUND = List.of(
            new Around("testCardGateway", "confirmTransaction", "bank: before the charge", "bank: has charged"),
            new Around("testCardGateway", "rollbackAuthorizeAndCapture", "bank: before the void", "bank: has voided"),
            new Around("testCardReturns", "voidPayment", "bank: before it gives back", "bank: has given back"),
            new Around("testCardReturns", "refund", "bank: before it gives back", "bank: has given back"),
            new Around("loyaltyAfterSale", "cancel", "return: begun", "return: before the answer"),
            new Around("loyaltyAfterSale", "takeBack", "return: begun", "return: before the answer"),
            new Around("blLoyaltyReturns", "record", "return: before it is recorded", "return: recorded"),
            new Around("blLoyaltyReturns", "given", "return: before the cash is noted", "return: cash noted"),
            new Around("blLoyaltyLedgerStore", "openHold", "hold: before it is written", "hold: written"),
            new Around("blLoyaltyLedgerStore", "end", "hold: before it ends", "hold: ended"),
            new Around("checkoutRecords", "add", "store: settled, not recorded", "store: recorded"));

    /** Asked for by their class; all others by an interface. */
    private static final Set<String> BY_CLASS = Set.of("testCardGateway", "testCardReturns", "checkoutRecords");

    @Bean
    static BeanPostProcessor steps() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (name.equals("blCheckoutWorkflow") && bean instanceof SequenceProcessor workflow) {
                    cutInto(workflow);
                }
                // Inside what the plugin puts around the checkout after initialization.
                return name.equals("blCheckoutService")
                        ? around(bean, name, "performCheckout", "checkout: asked for", "checkout: stands, not settled")
                        : bean;
            }

            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return switch (name) {
                    case "webDS" -> new SteppedConnections((DataSource) bean);
                    case "blLoyaltyJobStatuses" -> proxy(bean, name, jobs());
                    case "storeCheckoutFlow" ->
                        around(bean, name, "run", "store: before the checkout", "store: before the answer");
                    default -> hooked(bean, name);
                };
            }
        };
    }

    private static Object hooked(Object bean, String name) {
        Object hooked = name.equals("blLoyaltyLedgerStore") ? proxy(bean, name, settlement()) : bean;
        for (Around place : AROUND) {
            if (place.bean().equals(name)) {
                hooked = around(hooked, name, place.method(), place.before(), place.after());
            }
        }
        return hooked;
    }

    /** Requests share threads. */
    @Bean
    ServletRequestListener requestSteps() {
        return new ServletRequestListener() {
            @Override
            public void requestInitialized(ServletRequestEvent event) {
                Steps.forget();
            }
        };
    }

    private static Object around(Object bean, String name, String method, String before, String after) {
        return proxy(bean, name, invocation -> {
            if (!invocation.getMethod().getName().equals(method)) {
                return invocation.proceed();
            }
            Steps.reached(before);
            Object result = invocation.proceed();
            Steps.reached(after);
            return result;
        });
    }

    /** Between the two halves of a settlement: what was held is used up, what is earned is not posted. */
    private static MethodInterceptor settlement() {
        return invocation -> {
            if (invocation.getMethod().getName().equals("append")
                    && invocation.getArguments()[1] instanceof EntryDraft draft) {
                Steps.reached(
                        switch (draft.kind()) {
                            case EARN -> "settlement: before the award";
                            case RETURN -> "return: before the points come back";
                            case CLAWBACK -> "return: before the award is taken back";
                            default -> "ledger: before an entry";
                        });
            }
            return invocation.proceed();
        };
    }

    /** A job that has said that it begins; what it commits next is the work of its first chunk. */
    private static MethodInterceptor jobs() {
        return invocation -> {
            Object result = invocation.proceed();
            if (invocation.getArguments().length == 1 && invocation.getArguments()[0] instanceof JobStatus status) {
                String job = "job " + status.name();
                Steps.reached(status.state().isOver() ? job + ": over" : job + ": begun");
            }
            return result;
        };
    }

    private static Object proxy(Object bean, String name, MethodInterceptor advice) {
        ProxyFactory factory = new ProxyFactory(bean);
        factory.setProxyTargetClass(BY_CLASS.contains(name));
        factory.addAdvice(advice);
        return factory.getProxy();
    }

    private static void cutInto(SequenceProcessor workflow) {
        List<Activity<ProcessContext<? extends Object>>> activities = new ArrayList<>(workflow.getActivities());
        IN_CHECKOUT.forEach((order, step) -> activities.add(activity(order, step)));
        workflow.setActivities(activities);
    }

    @SuppressWarnings("unchecked")
    private static Activity<ProcessContext<? extends Object>> activity(int order, String step) {
        return (Activity) new StepActivity(order, step);
    }

    private static final class StepActivity extends BaseActivity<ProcessContext<CheckoutSeed>> {
        private final String step;

        StepActivity(int order, String step) {
            this.step = step;
            setBeanName(step);
            setOrder(order);
        }

        @Override
        public ProcessContext<CheckoutSeed> execute(ProcessContext<CheckoutSeed> context) {
            Steps.reached(step);
            return context;
        }
    }
}
