/** Tiers in the store's database: schemes by revision, members' tiers with their history, and what qualifies for them. */
@NullMarked
package org.pointsmall.loyalty.tier.jdbc;

import org.jspecify.annotations.NullMarked;
