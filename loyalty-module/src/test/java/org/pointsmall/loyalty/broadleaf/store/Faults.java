package org.pointsmall.loyalty.broadleaf.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.broadleafcommerce.core.checkout.service.workflow.CheckoutSeed;
import org.broadleafcommerce.core.workflow.Activity;
import org.broadleafcommerce.core.workflow.BaseActivity;
import org.broadleafcommerce.core.workflow.BaseProcessor;
import org.broadleafcommerce.core.workflow.ProcessContext;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Activities all along the checkout that fail when a test asks for it, as a merchant's own might. */
public final class Faults implements BeanPostProcessor {
    private final Map<Integer, String> armed = new ConcurrentHashMap<>();

    /** Where a checkout can be made to fail: between each two of the store's own activities, and after the last. */
    public static final List<Integer> PLACES = List.of(450, 1500, 2500, 3500, 4500, 5500, 6500, 9000, 1_000_000);

    /** The next checkouts fail at this place. */
    public void arm(int place) {
        armed.put(place, "fault at " + place);
    }

    public void disarm() {
        armed.clear();
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (name.equals("blCheckoutWorkflow") && bean instanceof BaseProcessor) {
            BaseProcessor workflow = (BaseProcessor) bean;
            List<Activity<ProcessContext<? extends Object>>> activities = new ArrayList<>(workflow.getActivities());
            PLACES.forEach(place -> activities.add(fault(place)));
            workflow.setActivities(activities);
        }
        return bean;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private Activity<ProcessContext<? extends Object>> fault(int place) {
        BaseActivity<ProcessContext<CheckoutSeed>> activity = new BaseActivity<>() {
            @Override
            public ProcessContext<CheckoutSeed> execute(ProcessContext<CheckoutSeed> context) {
                String fault = armed.get(place);
                if (fault != null) {
                    throw new IllegalStateException(fault);
                }
                return context;
            }
        };
        activity.setOrder(place);
        activity.setBeanName("fault" + place);
        return (Activity) activity;
    }
}
