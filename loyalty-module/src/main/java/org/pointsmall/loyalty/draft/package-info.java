/**
 * What somebody wrote of a definition, in a form or in a file, before it is known whether it makes sense: text by path.
 * Whatever it may be, it is either understood or refused field by field with a reason, and never an exception. A draft
 * that was refused can be shown again as it was typed.
 */
@NullMarked
package org.pointsmall.loyalty.draft;

import org.jspecify.annotations.NullMarked;
