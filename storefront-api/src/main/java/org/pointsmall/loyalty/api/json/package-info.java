/**
 * JSON as the contract has it, whatever the store does with its own: types marked {@link
 * org.pointsmall.loyalty.api.json.StrictJson} are read strictly and written the same way in every store.
 */
@NullMarked
package org.pointsmall.loyalty.api.json;

import org.jspecify.annotations.NullMarked;
