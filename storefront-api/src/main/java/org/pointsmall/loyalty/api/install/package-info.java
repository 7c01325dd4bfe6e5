/** Looks at start-up whether the store has been set up for the API, and says in the log what has not. */
@NullMarked
package org.pointsmall.loyalty.api.install;

import org.jspecify.annotations.NullMarked;
