/** What lines of the log are about, so that they can be found by an order, a member or a job. */
@NullMarked
package org.pointsmall.loyalty.logging;

import org.jspecify.annotations.NullMarked;
