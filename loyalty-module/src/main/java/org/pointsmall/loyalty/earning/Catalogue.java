package org.pointsmall.loyalty.earning;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What rules may name of the store's catalogue, as it stands now. */
public interface Catalogue {

    /** The names of those of these products that there are; what is archived is gone. */
    Map<Long, String> products(Collection<Long> ids);

    /** The names of those of these categories that there are. */
    Map<Long, String> categories(Collection<Long> ids);

    /**
     * Something that a rule may name.
     *
     * @param id the store's
     */
    record Named(long id, String name) {}

    /** Products whose name has this in it, whatever its case, by name. */
    List<Named> productsNamed(String part, int limit);

    /** Categories, likewise. */
    List<Named> categoriesNamed(String part, int limit);
}
