package org.pointsmall.loyalty.redemption;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.ledger.HoldId;
import org.pointsmall.loyalty.ledger.HoldStatus;

/** The programme's holds beside the store's orders. */
public interface EndedHolds {

    /**
     * At most {@code limit} holds that ended this way, the newest first.
     *
     * @param before only those that were opened before this one; null to begin
     */
    List<EndedHold> newestFirst(HoldStatus ended, @Nullable HoldId before, int limit);
}
