package org.pointsmall.loyalty.broadleaf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.broadleafcommerce.core.checkout.service.workflow.CheckoutSeed;
import org.broadleafcommerce.core.offer.domain.OfferCode;
import org.broadleafcommerce.core.offer.service.OfferService;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.workflow.BaseActivity;
import org.broadleafcommerce.core.workflow.ProcessContext;
import org.broadleafcommerce.core.workflow.state.ActivityStateManagerImpl;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.reward.UseReward;

/**
 * Uses the coupons that were bought with points and that the order's price takes into account: the store itself can let a
 * code be used more often than it says. Its undo is registered by hand before the first one, for the store registers only
 * what has returned.
 */
final class ClaimCouponsActivity extends BaseActivity<ProcessContext<CheckoutSeed>> {
    /** After the hold of the points, and before the store's own activities. */
    private static final int SECOND = 420;

    private final UseReward using;
    private final OfferService offers;

    ClaimCouponsActivity(UseReward using, OfferService offers, UnclaimCouponsRollbackHandler undo) {
        this.using = using;
        this.offers = offers;
        setOrder(SECOND);
        useUndo(undo);
        setAutomaticallyRegisterRollbackHandler(false);
    }

    @Override
    public ProcessContext<CheckoutSeed> execute(ProcessContext<CheckoutSeed> context) {
        Order order = context.getSeedData().getOrder();
        Map<?, OfferCode> codes = offers.getOffersRetrievedFromCodes(order);
        if (!codes.isEmpty()) {
            List<UseReward.Claim> claims = new ArrayList<>();
            registerUndo(context, claims);
            OrderRef ref = new OrderRef(order.getId(), null);
            codes.values().forEach(code -> using.useStoreCode(code.getOfferCode(), ref, "checkout")
                    .map(outcome -> outcome.orElseThrow(CheckoutRefusedException::new))
                    .ifPresent(claims::add));
        }
        return context;
    }

    /** The handler is raw: its type parameter means another thing from one line of Broadleaf to the next. */
    @SuppressWarnings("unchecked")
    private void useUndo(UnclaimCouponsRollbackHandler undo) {
        setRollbackHandler(undo);
    }

    @SuppressWarnings("unchecked")
    private void registerUndo(ProcessContext<CheckoutSeed> context, List<UseReward.Claim> claims) {
        ActivityStateManagerImpl.getStateManager()
                .registerState(
                        this, context, getRollbackHandler(), Map.of(UnclaimCouponsRollbackHandler.CLAIMS, claims));
    }
}
