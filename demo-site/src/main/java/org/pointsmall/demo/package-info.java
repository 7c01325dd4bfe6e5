/** The demo's application: one program that runs as the store or, by {@code broadleaf.flavour}, as its admin. */
@NullMarked
package org.pointsmall.demo;

import org.jspecify.annotations.NullMarked;
