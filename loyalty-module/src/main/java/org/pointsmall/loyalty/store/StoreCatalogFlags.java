package org.pointsmall.loyalty.store;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.pointsmall.loyalty.catalogue.CatalogFlags;
import org.pointsmall.loyalty.store.FlagRows.FlagRow;

/** What the store's products earn and take of points, by their flags. */
final class StoreCatalogFlags implements CatalogFlags {
    private final RememberedFlags flags;

    StoreCatalogFlags(RememberedFlags flags) {
        this.flags = flags;
    }

    @Override
    public Flagged of(Collection<Long> productIds) {
        List<FlagRow> said = flags.of(productIds);
        return new Flagged(idsWhere(FlagRow::noEarn, said), idsWhere(FlagRow::noOffset, said));
    }

    private static Set<Long> idsWhere(Predicate<FlagRow> flag, List<FlagRow> said) {
        return said.stream().filter(flag).map(FlagRow::productId).collect(Collectors.toSet());
    }
}
