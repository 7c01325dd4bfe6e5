package org.pointsmall.loyalty.broadleaf;

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
    static final String ORDER_ID = "loyaltyCouponsOfOrder";
    private static final Logger LOG = LoggerFactory.getLogger(UnclaimCouponsRollbackHandler.class);

    private final UseReward using;
    private final Transactions transactions;

    UnclaimCouponsRollbackHandler(UseReward using, Transactions transactions) {
        this.using = using;
        this.transactions = transactions;
    }

    @Override
    public void rollbackState(Activity activity, ProcessContext context, Map state) {
        long orderId = (Long) Objects.requireNonNull(state.get(ORDER_ID));
        try {
            transactions.isolated(() -> using.undoOf(orderId));
        } catch (RuntimeException e) {
            LOG.warn(
                    "Coupons of order {} are not given back here; the transaction or recovery will: {}",
                    orderId,
                    e.toString());
        }
    }
}
