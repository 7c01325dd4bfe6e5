/**
 * The section "Members": who has points, and how many. It only reads. Points move through the ledger alone, so that
 * every balance can be rebuilt from its journal.
 */
@NullMarked
package org.pointsmall.loyalty.admin.member;

import org.jspecify.annotations.NullMarked;
