package org.pointsmall.loyalty.earning;

import java.time.Instant;

/**
 * One version of a rule, as it was saved.
 *
 * @param active whether it is in force; a rule that is not stays known, for the awards that it has explained
 */
public record SavedRule(RuleRef ref, RuleTerms terms, boolean active, Instant savedAt, String actor) {}
