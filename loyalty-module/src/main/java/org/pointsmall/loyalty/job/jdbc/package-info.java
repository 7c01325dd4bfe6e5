/** Keeps the jobs' locks (by ShedLock) and statuses in the store's database. */
@NullMarked
package org.pointsmall.loyalty.job.jdbc;

import org.jspecify.annotations.NullMarked;
