/** What comes of recommendations, in the admin. */
@NullMarked
package org.pointsmall.loyalty.admin.recommendation;

import org.jspecify.annotations.NullMarked;
