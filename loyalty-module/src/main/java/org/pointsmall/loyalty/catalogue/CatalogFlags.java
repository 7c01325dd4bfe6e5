package org.pointsmall.loyalty.catalogue;

import java.util.Collection;
import java.util.Set;

/** What the catalogue says of products, as its database has it now. */
public interface CatalogFlags {

    /**
     * Which of some products are flagged, themselves or through a category that they are in, however far up.
     *
     * @param withoutEarning those whose purchase earns nothing
     * @param withoutOffset those that points can't pay for
     */
    record Flagged(Set<Long> withoutEarning, Set<Long> withoutOffset) {
        public static final Flagged NOTHING = new Flagged(Set.of(), Set.of());

        public Flagged {
            withoutEarning = Set.copyOf(withoutEarning);
            withoutOffset = Set.copyOf(withoutOffset);
        }
    }

    /** The flags of these products; a look at the database or two, however many they are. */
    Flagged of(Collection<Long> productIds);
}
