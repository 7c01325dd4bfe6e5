/**
 * Flags of the programme on the product's and the category's own forms. The admin weaves them into Broadleaf's entities
 * and saves them with these; the site reads the columns by SQL and needs no weaving.
 */
@NullMarked
package org.pointsmall.loyalty.admin.product;

import org.jspecify.annotations.NullMarked;
