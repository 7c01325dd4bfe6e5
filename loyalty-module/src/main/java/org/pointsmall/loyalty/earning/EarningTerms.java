package org.pointsmall.loyalty.earning;

import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.points.PointsRate;

/** What the merchant has set for earning points, as it stands now. */
public interface EarningTerms {

    /** How many points paid money earns, in the programme's currency. */
    PointsRate rate();

    /** By what purchases earn. */
    EarningRules rules();

    /** From when on, and until when, points that are earned now can be spent. */
    LotPolicy lots();
}
