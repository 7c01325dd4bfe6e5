/**
 * What deciding an award takes, from inside: no database is asked, as none is asked for rules either when an order is
 * placed.
 */
@NullMarked
package org.pointsmall.benchmarks.rules;

import org.jspecify.annotations.NullMarked;
