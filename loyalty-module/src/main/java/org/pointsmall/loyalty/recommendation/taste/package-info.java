/**
 * Learns from the members' orders what they like. Three things speak for an item: that members who bought it bought what
 * this one bought, too (a ridge regression on its nearest items), that its name is like the names of what the member
 * bought, and that it sells better lately than it ever did. The first is learnt every week, the others every day, each by
 * a job in chunks; what was learnt is kept by generation, so that readers see one whole model.
 *
 * <p>The regression is that of EASE (H. Steck, <em>Embarrassingly Shallow Autoencoders for Sparse Data</em>, 2019), for one
 * item at a time and on its nearest items alone: one matrix over all items would grow with their square.
 */
@NullMarked
package org.pointsmall.loyalty.recommendation.taste;

import org.jspecify.annotations.NullMarked;
