/** How points are read from columns. */
@NullMarked
package org.pointsmall.loyalty.points.jdbc;

import org.jspecify.annotations.NullMarked;
