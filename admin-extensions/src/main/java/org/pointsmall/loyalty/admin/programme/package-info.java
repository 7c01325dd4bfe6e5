/** The section "Points ledger": the programme as a whole, with its jobs and the proof of its ledger. */
@NullMarked
package org.pointsmall.loyalty.admin.programme;

import org.jspecify.annotations.NullMarked;
