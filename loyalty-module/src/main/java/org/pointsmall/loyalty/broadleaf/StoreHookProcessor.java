package org.pointsmall.loyalty.broadleaf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aopalliance.intercept.MethodInterceptor;
import org.broadleafcommerce.core.workflow.Activity;
import org.broadleafcommerce.core.workflow.BaseProcessor;
import org.broadleafcommerce.core.workflow.ProcessContext;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.SmartInstantiationAwareBeanPostProcessor;

/**
 * Adds our activities to the store's workflows before those sort theirs, and puts the settlement around the checkout.
 * By post-processing, because that works on every line of Broadleaf, wherever it keeps its lists of activities.
 */
final class StoreHookProcessor implements SmartInstantiationAwareBeanPostProcessor {
    static final String HOLD_POINTS_ACTIVITY = "blLoyaltyHoldPointsActivity";
    static final String SETTLING_CHECKOUT = "blLoyaltySettlingCheckout";

    static final String REFUSE_LEFT_GIFTS_ACTIVITY = "blLoyaltyRefuseLeftGiftsActivity";
    static final String WITHOUT_POINTS_ACTIVITY = "blLoyaltyWithoutPointsActivity";

    private static final String CHECKOUT_SERVICE = "blCheckoutService";

    private final BeanFactory beans;
    private final Map<String, String> activityByWorkflow;
    private final boolean settles;
    /** What the settlement was put around before it was made whole. */
    private volatile @Nullable Object early;

    private StoreHookProcessor(BeanFactory beans, Map<String, String> activityByWorkflow, boolean settles) {
        this.beans = beans;
        this.activityByWorkflow = activityByWorkflow;
        this.settles = settles;
    }

    static StoreHookProcessor switchedOn(BeanFactory beans) {
        return new StoreHookProcessor(
                beans,
                Map.of(
                        "blCheckoutWorkflow",
                        HOLD_POINTS_ACTIVITY,
                        PricingSeam.PRICING_WORKFLOW,
                        PricingSeam.OFFSET_PAYMENT_ACTIVITY,
                        "blAddItemWorkflow",
                        CartSeam.REFUSE_ADDING_ACTIVITY,
                        "blUpdateItemWorkflow",
                        CartSeam.REFUSE_UPDATING_ACTIVITY,
                        "blRemoveItemWorkflow",
                        CartSeam.DECLINE_GIFT_ACTIVITY),
                true);
    }

    /** For a store in which the programme does not run. */
    static StoreHookProcessor switchedOff(BeanFactory beans) {
        return new StoreHookProcessor(
                beans,
                Map.of(
                        PricingSeam.PRICING_WORKFLOW,
                        WITHOUT_POINTS_ACTIVITY,
                        "blCheckoutWorkflow",
                        REFUSE_LEFT_GIFTS_ACTIVITY),
                false);
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        String activity = activityByWorkflow.get(name);
        if (activity != null && bean instanceof BaseProcessor workflow) {
            add(workflow, activity);
            if (activity.equals(HOLD_POINTS_ACTIVITY)) {
                add(workflow, RewardSeam.CLAIM_COUPONS_ACTIVITY);
            }
            if (activity.equals(PricingSeam.OFFSET_PAYMENT_ACTIVITY)) {
                add(workflow, PricingSeam.COMPANIONS_ACTIVITY);
            }
        }
        return bean;
    }

    /** A gateway whose answers end in the checkout is given the checkout before it is made whole: the one that settles. */
    @Override
    public Object getEarlyBeanReference(Object bean, String name) {
        if (!isCheckout(name)) {
            return bean;
        }
        early = target(bean);
        return settling(bean);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return isCheckout(name) && target(bean) != early ? settling(bean) : bean;
    }

    private boolean isCheckout(String name) {
        return settles && name.equals(CHECKOUT_SERVICE);
    }

    /** Asked for at the checkout only: while the store's services are made, the settlement's can't be. */
    private Object settling(Object checkout) {
        ProxyFactory settling = new ProxyFactory(checkout);
        settling.addAdvice((MethodInterceptor)
                call -> beans.getBean(SETTLING_CHECKOUT, SettlingCheckout.class).invoke(call));
        return settling.getProxy();
    }

    /** Other processors may have put something around it by then, or not yet. */
    private static Object target(Object bean) {
        Object target = AopProxyUtils.getSingletonTarget(bean);
        return target == null ? bean : target(target);
    }

    /** The bean is an activity of whatever context the workflow runs on: the store calls it with no other. */
    @SuppressWarnings("unchecked")
    private void add(BaseProcessor workflow, String activity) {
        List<Activity<ProcessContext<? extends Object>>> activities = new ArrayList<>(workflow.getActivities());
        activities.add(beans.getBean(activity, Activity.class));
        workflow.setActivities(activities);
    }
}
