/**
 * Who may do what.
 *
 * <p>Promises: guests may look at products, register and sign in; everything else needs a customer. A change that
 * relies on a session cookie needs that session's CSRF token. What was not thought of is refused.
 */
@NullMarked
package org.pointsmall.demo.store.security;

import org.jspecify.annotations.NullMarked;
