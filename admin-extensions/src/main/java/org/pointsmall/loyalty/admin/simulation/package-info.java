/** Simulations in the admin: how they are started and stopped, how far they are, and what they came to. */
@NullMarked
package org.pointsmall.loyalty.admin.simulation;

import org.jspecify.annotations.NullMarked;
