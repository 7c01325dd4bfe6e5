/** The programme's tiers in the admin: one form for all of them, and the revisions that there were. */
@NullMarked
package org.pointsmall.loyalty.admin.tier;

import org.jspecify.annotations.NullMarked;
