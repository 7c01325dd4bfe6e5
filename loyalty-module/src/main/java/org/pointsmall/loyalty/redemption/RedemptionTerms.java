package org.pointsmall.loyalty.redemption;

import java.time.Duration;

/** What the merchant has set for spending points, as it stands now. */
public interface RedemptionTerms {

    /** What points can pay for. */
    OffsetPolicy offset();

    /** How long a checkout may take before its hold can be timed out. */
    Duration holdLasting();
}
