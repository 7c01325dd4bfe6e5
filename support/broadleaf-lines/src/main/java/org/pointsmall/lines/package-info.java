/**
 * What our artifacts use of Broadleaf, and whether each line of Broadleaf has it. The lines that are not on Maven Central
 * are known by lists of names: they are checked without those lines, and renewed from their jars by {@link
 * org.pointsmall.lines.RenewLine}.
 */
@NullMarked
package org.pointsmall.lines;

import org.jspecify.annotations.NullMarked;
