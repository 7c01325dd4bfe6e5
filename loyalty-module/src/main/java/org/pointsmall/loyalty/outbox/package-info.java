/**
 * What happened to members, told after it was committed: written with the movement by whoever makes it, on whatever path,
 * and delivered by a job, at least once and to each listener in the order in which it happened to the member.
 */
@NullMarked
package org.pointsmall.loyalty.outbox;

import org.jspecify.annotations.NullMarked;
