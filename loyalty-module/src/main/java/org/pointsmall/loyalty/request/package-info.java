/**
 * What is asked from outside: carried out once under the name that the client gave it, and not more often than a pace allows.
 * All nodes share both. Neither knows what is asked.
 */
@NullMarked
package org.pointsmall.loyalty.request;

import org.jspecify.annotations.NullMarked;
