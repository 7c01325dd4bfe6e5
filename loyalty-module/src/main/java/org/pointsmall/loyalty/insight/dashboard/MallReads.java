package org.pointsmall.loyalty.insight.dashboard;

import java.time.Instant;
import java.util.List;

/** Reads what the mall did. Spans are from a moment on, without the last one. Each method is one statement. */
public interface MallReads {

    /** What of the recommendations that were seen in this span was clicked; they are kept for 90 days. */
    MallFigures.Clicks clicks(Instant from, Instant until);

    /** What has become of the coupons that were exchanged in this span. */
    MallFigures.Funnel coupons(Instant from, Instant until);

    /** The rewards that were exchanged in this span and are not voided, by offer. */
    List<RewardFigures.Given> rewards(Instant from, Instant until);

    /** All pools of codes, with how many codes of each were given since then. */
    List<MallFigures.Pool> pools(Instant since);
}
