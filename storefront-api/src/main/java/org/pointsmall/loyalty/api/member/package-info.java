/** What members see of their own points: the balance, and the journal in words. */
@NullMarked
package org.pointsmall.loyalty.api.member;

import org.jspecify.annotations.NullMarked;
