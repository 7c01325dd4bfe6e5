/**
 * A condition as a column of the row that it belongs to: JSON with a version, written once and read for years.
 */
@NullMarked
package org.pointsmall.loyalty.condition.jdbc;

import org.jspecify.annotations.NullMarked;
