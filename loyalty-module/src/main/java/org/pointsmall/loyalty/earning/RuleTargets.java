package org.pointsmall.loyalty.earning;

import java.util.Set;
import java.util.function.Supplier;

/**
 * What rules may name.
 *
 * @param tiers the codes of all tiers that are in force
 * @param segments the codes of all segments
 */
public record RuleTargets(Catalogue catalogue, Supplier<Set<String>> tiers, Supplier<Set<String>> segments) {}
