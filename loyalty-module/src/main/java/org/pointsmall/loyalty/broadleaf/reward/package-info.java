/** Rewards in the store: its offer codes, and their use at its checkout. */
@NullMarked
package org.pointsmall.loyalty.broadleaf.reward;

import org.jspecify.annotations.NullMarked;
