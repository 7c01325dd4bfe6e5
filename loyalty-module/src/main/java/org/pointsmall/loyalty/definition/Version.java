package org.pointsmall.loyalty.definition;

import java.time.Instant;

/**
 * One version of a definition, as it was saved.
 *
 * @param active whether it is in force; one that is not stays known, for what was decided by it
 * @param <T> what it says
 */
public record Version<T>(VersionRef<T> ref, T terms, boolean active, Instant savedAt, String actor) {}
