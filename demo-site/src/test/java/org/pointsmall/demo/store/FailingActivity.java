package org.pointsmall.demo.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.broadleafcommerce.core.checkout.service.workflow.CheckoutSeed;
import org.broadleafcommerce.core.workflow.Activity;
import org.broadleafcommerce.core.workflow.BaseActivity;
import org.broadleafcommerce.core.workflow.ProcessContext;
import org.broadleafcommerce.core.workflow.SequenceProcessor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** The last activity of the checkout: it fails once for each time it was told to. */
public final class FailingActivity extends BaseActivity<ProcessContext<CheckoutSeed>> {

    private final AtomicBoolean armed = new AtomicBoolean();

    FailingActivity() {
        setBeanName("failingActivity");
        setOrder(9999);
    }

    public void failNextTime() {
        armed.set(true);
    }

    @Override
    public ProcessContext<CheckoutSeed> execute(ProcessContext<CheckoutSeed> context) {
        if (armed.getAndSet(false)) {
            throw new IllegalStateException("as the test wanted");
        }
        return context;
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Installed {

        @Bean
        static FailingActivity failingActivity() {
            return new FailingActivity();
        }

        @Bean
        static BeanPostProcessor failingActivityInCheckout(FailingActivity activity) {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessBeforeInitialization(Object bean, String name) {
                    if (name.equals("blCheckoutWorkflow") && bean instanceof SequenceProcessor workflow) {
                        List<Activity<ProcessContext<? extends Object>>> activities =
                                new ArrayList<>(workflow.getActivities());
                        activities.add((Activity) activity);
                        workflow.setActivities(activities);
                    }
                    return bean;
                }
            };
        }
    }
}
