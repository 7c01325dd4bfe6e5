package org.pointsmall.loyalty.broadleaf;

import java.util.Map;
import org.broadleafcommerce.core.workflow.Activity;
import org.broadleafcommerce.core.workflow.ProcessContext;
import org.broadleafcommerce.core.workflow.state.RollbackHandler;
import org.pointsmall.loyalty.flag.LimitedGoods;
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
    /** Missing where it is a guest's checkout. */
    static final String HOLD_ID = "loyaltyHoldId";

    /** What the checkout has claimed of limited products. */
    static final String CLAIMED = "loyaltyClaimed";

    private static final Logger LOG = LoggerFactory.getLogger(ReleaseHoldRollbackHandler.class);

    private final HoldPoints holdPoints;
    private final LimitedGoods limitedGoods;
    private final Transactions transactions;

    ReleaseHoldRollbackHandler(HoldPoints holdPoints, LimitedGoods limitedGoods, Transactions transactions) {
        this.holdPoints = holdPoints;
        this.limitedGoods = limitedGoods;
        this.transactions = transactions;
    }

    @Override
    public void rollbackState(Activity activity, ProcessContext context, Map state) {
        Long hold = (Long) state.get(HOLD_ID);
        LimitedGoods.Tried claimed = (LimitedGoods.Tried) state.get(CLAIMED);
        if (hold != null) {
            undo(() -> transactions.isolated(() -> holdPoints.release(new HoldId(hold))), "hold " + hold);
        }
        if (claimed != null) {
            undo(() -> limitedGoods.released(claimed), "what order " + claimed.orderId() + " has claimed");
        }
    }

    private static void undo(Runnable release, String what) {
        try {
            release.run();
        } catch (RuntimeException e) {
            LOG.warn("{} is not given back here; the transaction or recovery will undo it: {}", what, e.toString());
        }
    }
}
