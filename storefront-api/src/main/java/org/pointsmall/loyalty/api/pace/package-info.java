/**
 * How many requests a member or an address may make: headers by draft-ietf-httpapi-ratelimit-headers-10, and the refusal. A
 * counter that fails sends nobody away.
 */
@NullMarked
package org.pointsmall.loyalty.api.pace;

import org.jspecify.annotations.NullMarked;
