/**
 * What operators define: rules, campaigns, tiers and what comes.
 *
 * <p>A draft is what somebody wrote in a form or a file, as text by path, before it is known whether it makes sense. It is
 * either understood or refused field by field with a reason, and never an exception. A refused draft can be shown again as
 * it was typed. A window says when a definition applies. What is saved is in force on each node soon after.
 */
@NullMarked
package org.pointsmall.loyalty.definition;

import org.jspecify.annotations.NullMarked;
