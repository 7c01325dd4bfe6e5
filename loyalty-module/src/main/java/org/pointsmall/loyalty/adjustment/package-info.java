/**
 * Points given and taken by hand. Above the merchant's limit a second admin has to approve, whoever asks; what is given or
 * taken within the window counts together, so that a split comes to the same.
 */
@NullMarked
package org.pointsmall.loyalty.adjustment;

import org.jspecify.annotations.NullMarked;
