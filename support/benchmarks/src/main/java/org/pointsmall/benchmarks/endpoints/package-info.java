/** What only a benchmark's store serves; no artifact that merchants get has it. */
@NullMarked
package org.pointsmall.benchmarks.endpoints;

import org.jspecify.annotations.NullMarked;
