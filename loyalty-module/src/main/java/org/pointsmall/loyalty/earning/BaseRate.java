package org.pointsmall.loyalty.earning;

import org.pointsmall.loyalty.points.PointsRate;

/** How many points paid money earns, as the merchant has set it now. */
public interface BaseRate {

    /** The rate, in the programme's currency. */
    PointsRate now();
}
