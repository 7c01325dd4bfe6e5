/** The programme's tables, and what is added to the store's: made by the changelogs, at each start. */
@NullMarked
package org.pointsmall.loyalty.schema.jdbc;

import org.jspecify.annotations.NullMarked;
