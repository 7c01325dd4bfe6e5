package org.pointsmall.loyalty.earning;

import java.time.Instant;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.points.PointsRate;

/** What the merchant has set for earning points, as it stands now. */
public interface EarningTerms {

    /** How many points paid money earns, in the programme's currency. */
    PointsRate rate();

    /** By what purchases earn. */
    EarningRules rules();

    /**
     * By what an order earns: the rules of now, at the programme's rate of then.
     *
     * @param placedAt when it was placed
     */
    default EarningRules rules(Instant placedAt) {
        return rules();
    }

    /** From when on, and until when, points that are earned now can be spent. */
    LotPolicy lots();

    /**
     * The same for what an order earns.
     *
     * @param placedAt when it was placed
     */
    default LotPolicy lots(Instant placedAt) {
        return lots();
    }
}
