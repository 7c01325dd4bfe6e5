package org.pointsmall.loyalty.mall;

import java.util.Optional;
import org.pointsmall.loyalty.definition.Latest;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.definition.VersionStore;

/** Zones as operators define them: those in force are known to each node within a second. */
final class DefinedZones implements Zones {
    private final Latest<ZoneBook> inForce;
    private final VersionStore<ZoneTerms> store;

    DefinedZones(Latest<ZoneBook> inForce, VersionStore<ZoneTerms> store) {
        this.inForce = inForce;
        this.store = store;
    }

    @Override
    public ZoneBook inForce() {
        return inForce.book();
    }

    @Override
    public Optional<ZoneTerms> at(VersionRef<ZoneTerms> version) {
        return store.versions(version.id()).stream()
                .filter(one -> one.ref().equals(version))
                .map(Version::terms)
                .findFirst();
    }
}
