/**
 * Sentences for people, in the language that the request asks for: Chinese for every {@code zh}, English otherwise. The
 * store's own idea of a locale plays no part.
 */
@NullMarked
package org.pointsmall.loyalty.api.wording;

import org.jspecify.annotations.NullMarked;
