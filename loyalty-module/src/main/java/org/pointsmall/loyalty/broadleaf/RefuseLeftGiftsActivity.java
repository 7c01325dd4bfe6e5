package org.pointsmall.loyalty.broadleaf;

import org.broadleafcommerce.core.checkout.service.workflow.CheckoutSeed;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.workflow.BaseActivity;
import org.broadleafcommerce.core.workflow.ProcessContext;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;

/**
 * Of a store in which the programme does not run: a cart that nobody has priced since has gifts in it that nobody gives
 * any more. It is not checked out; the next pricing takes them out.
 */
final class RefuseLeftGiftsActivity extends BaseActivity<ProcessContext<CheckoutSeed>> {
    /** Where the hold is, while the programme runs. */
    private static final int FIRST = 400;

    RefuseLeftGiftsActivity() {
        setOrder(FIRST);
    }

    @Override
    public ProcessContext<CheckoutSeed> execute(ProcessContext<CheckoutSeed> context) {
        Order order = context.getSeedData().getOrder();
        if (order.getSubmitDate() == null && !LeftGifts.of(order).isEmpty()) {
            throw new CheckoutRefusedException(
                    Refusal.of(RefusalCode.CART_CHANGED).with("orderId", order.getId()));
        }
        return context;
    }
}
