/**
 * Pictures of products, drawn from their names and categories: light SVG, the same for the same name, and of nobody else's
 * making.
 */
@NullMarked
package org.pointsmall.demo.store.picture;

import org.jspecify.annotations.NullMarked;
