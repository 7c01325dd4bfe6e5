/**
 * Flags of the programme on the product's own form. The admin weaves them into Broadleaf's product and saves them with
 * it; the site reads the columns by SQL and needs no weaving.
 */
@NullMarked
package org.pointsmall.loyalty.admin.product;

import org.jspecify.annotations.NullMarked;
