/**
 * The demo's store as shopping agents see it, by the Universal Commerce Protocol: catalogue, cart and checkout, each with what
 * the programme gives. Switched on with the plugin's answers to agents ({@code loyalty.api.agents.claim}).
 *
 * <p>Promises: an agent acts for whoever is signed in, and reaches nobody else's cart; it is answered only where both sides
 * speak the same; paying is left to the buyer, on the store's own page.
 */
@NullMarked
package org.pointsmall.demo.agents;

import org.jspecify.annotations.NullMarked;
