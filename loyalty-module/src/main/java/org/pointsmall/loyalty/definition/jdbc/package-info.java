/** Definitions as JSON and as versions in rows. */
@NullMarked
package org.pointsmall.loyalty.definition.jdbc;

import org.jspecify.annotations.NullMarked;
