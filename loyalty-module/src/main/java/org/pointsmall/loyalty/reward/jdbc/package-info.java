/** Rewards in the store's database. */
@NullMarked
package org.pointsmall.loyalty.reward.jdbc;

import org.jspecify.annotations.NullMarked;
