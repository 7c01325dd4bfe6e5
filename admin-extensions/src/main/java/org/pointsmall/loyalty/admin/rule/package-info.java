/**
 * Earning rules in the admin: their list, and the form by which an operator adds and changes them. What is refused is
 * shown beside its field, with all that was typed kept.
 */
@NullMarked
package org.pointsmall.loyalty.admin.rule;

import org.jspecify.annotations.NullMarked;
