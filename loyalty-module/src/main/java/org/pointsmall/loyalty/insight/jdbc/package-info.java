/** What is counted for merchants, by SQL. */
@NullMarked
package org.pointsmall.loyalty.insight.jdbc;

import org.jspecify.annotations.NullMarked;
