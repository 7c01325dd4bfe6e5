/**
 * Benchmarks that stand the store with the plugin beside the same store without it, as real processes of the packaged
 * demo.
 *
 * <p>Promises: each figure comes with a floor or a target from the same run and with the machine's load; a missed
 * target is printed, never an exit code; whatever a run starts or writes is gone when it ends, also by Ctrl-C. What is
 * here sees the demo as its user does, through files, processes and HTTP, and imports nothing of it; the ledger's
 * benchmarks, which look from inside, have a package of their own.
 */
@NullMarked
package org.pointsmall.benchmarks;

import org.jspecify.annotations.NullMarked;
