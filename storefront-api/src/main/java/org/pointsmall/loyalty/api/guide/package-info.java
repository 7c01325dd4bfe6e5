/**
 * The programme in words, for members and guests: how points are earned and spent, when they expire, which tiers there
 * are. Each sentence is made of the rules and settings that are in force, so it can't say what is not so. Segments are the
 * merchant's own: they are never named.
 */
@NullMarked
package org.pointsmall.loyalty.api.guide;

import org.jspecify.annotations.NullMarked;
