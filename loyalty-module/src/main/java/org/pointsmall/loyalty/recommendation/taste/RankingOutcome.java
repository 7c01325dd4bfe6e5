package org.pointsmall.loyalty.recommendation.taste;

/** What came of learning a ranking. */
public enum RankingOutcome {
    /** It was better, beyond chance: it serves from then on. */
    LIVE,
    /** It was not better beyond chance: what served stays. */
    NOT_BETTER,
    /** What served was worse than the order of the search, beyond chance: that serves from then on. */
    TAKEN_OFF,
    /** There were too few orders to learn from or to compare by: what served stays. */
    TOO_FEW
}
