/**
 * Who the shopper is: registration, signing in and out, and the customer behind a request.
 *
 * <p>Promises: a user name and a mailbox belong to one customer each, however many register them at once; passwords are stored as BCrypt
 * hashes only.
 */
@NullMarked
package org.pointsmall.demo.store.session;

import org.jspecify.annotations.NullMarked;
