/** The page that says who has changed which flag of a product or category, and when. */
@NullMarked
package org.pointsmall.loyalty.admin.flag;

import org.jspecify.annotations.NullMarked;
