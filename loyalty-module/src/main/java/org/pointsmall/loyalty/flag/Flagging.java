package org.pointsmall.loyalty.flag;

import java.util.List;

/**
 * What was said of a product in one place: on itself, or on a category that it is in. All that is said in all places
 * counts.
 *
 * @param flags at least one
 * @param hidden whether those whom these flags exclude don't see the product at all
 */
public record Flagging(List<Flag> flags, boolean hidden) {
    public Flagging {
        flags = List.copyOf(flags);
    }
}
