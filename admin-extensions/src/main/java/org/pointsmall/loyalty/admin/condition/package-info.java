/**
 * Conditions built on a page: which fields its builder offers, and what its form says as a
 * {@link org.pointsmall.loyalty.condition.Condition}. The builder is our own and not Broadleaf's, whose forms differ from
 * line to line and can say things that no condition can (decision 120).
 */
@NullMarked
package org.pointsmall.loyalty.admin.condition;

import org.jspecify.annotations.NullMarked;
