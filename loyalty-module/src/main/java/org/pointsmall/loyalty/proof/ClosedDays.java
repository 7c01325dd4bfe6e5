package org.pointsmall.loyalty.proof;

import java.util.Optional;

/** The sums of past days that are kept beside the journal, and compare themselves with it. */
@FunctionalInterface
public interface ClosedDays {

    /** Where none are kept. */
    ClosedDays NONE = Optional::empty;

    /** What is wrong with the first day that does not agree with the journal, in words; empty where all do. */
    Optional<String> firstDifference();
}
