package org.pointsmall.loyalty.flag;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The flags of the catalogue, as its database has them now. */
public interface FlaggedProducts {

    /**
     * What is said of these products: of themselves, then of the categories that they are in, however far up. Those that
     * have no flags are left out. A look at the database or two, however many they are.
     */
    Map<Long, List<Flagging>> of(Collection<Long> productIds);
}
