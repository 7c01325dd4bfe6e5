package org.pointsmall.loyalty.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is fixed when points are earned.
 *
 * @param earnedAt when they were earned
 * @param availableAt from when on they can be spent
 * @param expiresAt when what remains expires; null for never
 */
public record LotTerms(Instant earnedAt, Instant availableAt, @Nullable Instant expiresAt) {}
