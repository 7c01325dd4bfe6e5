/** Reads the list of members. */
@NullMarked
package org.pointsmall.loyalty.insight.roster.jdbc;

import org.jspecify.annotations.NullMarked;
