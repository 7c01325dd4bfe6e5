package org.pointsmall.loyalty.broadleaf;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.broadleafcommerce.core.workflow.Activity;
import org.broadleafcommerce.core.workflow.ProcessContext;
import org.broadleafcommerce.core.workflow.state.RollbackHandler;
import org.pointsmall.loyalty.reward.UseReward;
import org.pointsmall.loyalty.transaction.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes back the use of coupons by a checkout that failed. Never throws, so that the store's other undos run: what could
 * not be taken back here is undone with the outer transaction that failed, or recovered.
 */
@SuppressWarnings("rawtypes")
final class UnclaimCouponsRollbackHandler implements RollbackHandler {
    /** The list that the checkout adds its claims to. */
    static final String CLAIMS = "loyaltyCouponClaims";

    private static final Logger LOG = LoggerFactory.getLogger(UnclaimCouponsRollbackHandler.class);

    private final UseReward using;
    private final Transactions transactions;

    UnclaimCouponsRollbackHandler(UseReward using, Transactions transactions) {
        this.using = using;
        this.transactions = transactions;
    }

    @Override
    public void rollbackState(Activity activity, ProcessContext context, Map state) {
        for (Object claim : (List<?>) Objects.requireNonNull(state.get(CLAIMS))) {
            undo((UseReward.Claim) claim);
        }
    }

    private void undo(UseReward.Claim claim) {
        try {
            transactions.isolated(() -> using.undo(claim));
        } catch (RuntimeException e) {
            LOG.warn(
                    "Coupon {} of order {} is not given back here; the transaction or recovery will: {}",
                    claim.reward().value(),
                    claim.orderId(),
                    e.toString());
        }
    }
}
