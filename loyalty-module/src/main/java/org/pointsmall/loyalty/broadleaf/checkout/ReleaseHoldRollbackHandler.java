package org.pointsmall.loyalty.broadleaf.checkout;

import java.util.Map;
import java.util.Objects;
import org.broadleafcommerce.core.workflow.Activity;
import org.broadleafcommerce.core.workflow.ProcessContext;
import org.broadleafcommerce.core.workflow.state.RollbackHandler;
import org.pointsmall.loyalty.ledger.HoldId;
import org.pointsmall.loyalty.redemption.HoldPoints;
import org.pointsmall.loyalty.transaction.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Undoes the hold of a checkout that failed. Never throws, so that the store's other undos run: a hold that could not
 * be given back here is undone with the outer transaction that failed, or recovered when its time is up.
 */
@SuppressWarnings("rawtypes")
final class ReleaseHoldRollbackHandler implements RollbackHandler {
    static final String HOLD_ID = "loyaltyHoldId";
    private static final Logger LOG = LoggerFactory.getLogger(ReleaseHoldRollbackHandler.class);

    private final HoldPoints holdPoints;
    private final Transactions transactions;

    public ReleaseHoldRollbackHandler(HoldPoints holdPoints, Transactions transactions) {
        this.holdPoints = holdPoints;
        this.transactions = transactions;
    }

    @Override
    public void rollbackState(Activity activity, ProcessContext context, Map state) {
        HoldId hold = new HoldId((Long) Objects.requireNonNull(state.get(HOLD_ID)));
        try {
            transactions.isolated(() -> holdPoints.release(hold));
        } catch (RuntimeException e) {
            LOG.warn("{} is not given back here; the transaction or recovery will undo it: {}", hold, e.toString());
        }
    }
}
