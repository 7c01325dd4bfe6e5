/**
 * The section "Members": who has points, and how many; the members behind a segment, a tier or a figure; and all of it as
 * tables. It only reads.
 */
@NullMarked
package org.pointsmall.loyalty.admin.member;

import org.jspecify.annotations.NullMarked;
