/**
 * Judges on real sales what members are recommended, and measures how long learning takes. What is judged is what serves:
 * the job that learns, the tables that it fills, and what the index and queries ask of them.
 */
@NullMarked
package org.pointsmall.benchmarks.taste;

import org.jspecify.annotations.NullMarked;
