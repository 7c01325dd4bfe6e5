/** Drafts that come as JSON, whose fields are those of a form. */
@NullMarked
package org.pointsmall.loyalty.draft.jdbc;

import org.jspecify.annotations.NullMarked;
