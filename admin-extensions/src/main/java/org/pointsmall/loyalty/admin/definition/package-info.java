/**
 * What operators define, in the admin: one list and one form, which a kind of definition fills in. What is refused is shown
 * beside its field, with all that was typed kept.
 */
@NullMarked
package org.pointsmall.loyalty.admin.definition;

import org.jspecify.annotations.NullMarked;
