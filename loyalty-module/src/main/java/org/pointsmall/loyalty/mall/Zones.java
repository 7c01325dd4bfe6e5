package org.pointsmall.loyalty.mall;

import java.util.Optional;
import org.pointsmall.loyalty.definition.Latest;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.definition.VersionStore;

/** The zones of the mall. */
public interface Zones {
    /** A mall without any. */
    Zones NONE = new Zones() {
        @Override
        public ZoneBook inForce() {
            return ZoneBook.EMPTY;
        }

        @Override
        public Optional<ZoneTerms> at(VersionRef<ZoneTerms> version) {
            return Optional.empty();
        }
    };

    /** Those that operators define: those in force are known to each node within a second. */
    static Zones of(Latest<ZoneBook> inForce, VersionStore<ZoneTerms> store) {
        return new DefinedZones(inForce, store);
    }

    /** Those in force; asks nobody. */
    ZoneBook inForce();

    /** What a zone said at a version, in the caller's transaction. */
    Optional<ZoneTerms> at(VersionRef<ZoneTerms> version);
}
