/**
 * Real products and real baskets for the demo store: a small, attributed extract of the "Online Retail" data set
 * that travels inside the jar (see {@code demo/ATTRIBUTION.md} beside the files).
 *
 * <p>Promises: what is handed out has been checked. Every product has a unique item id, a unique name, a known
 * category and a price above zero; every basket line names a product of the catalogue; baskets come in time order. A
 * file that breaks one of these is refused as a whole, with file and line in the message.
 */
@NullMarked
package org.pointsmall.demo.data;

import org.jspecify.annotations.NullMarked;
