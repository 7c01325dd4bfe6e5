/**
 * What happened to members: written with the movement by whoever makes it, on whatever path, and kept until it is told.
 * {@code delivery} tells it.
 */
@NullMarked
package org.pointsmall.loyalty.outbox;

import org.jspecify.annotations.NullMarked;
