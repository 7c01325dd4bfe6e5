package org.pointsmall.loyalty.earning;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.pointsmall.loyalty.catalogue.CatalogueInMemory;
import org.pointsmall.loyalty.definition.Targets;

/** A store with the products and categories 1 to 99, whose names are their ids; two tiers and three segments. */
public final class TargetsFixture {
    private TargetsFixture() {}

    public static Targets targets() {
        Map<Long, String> numbered =
                LongStream.range(1, 100).boxed().collect(Collectors.toMap(id -> id, id -> Long.toString(id)));
        return new Targets(
                new CatalogueInMemory(numbered, numbered),
                Set.of("silver", "gold")::contains,
                Set.of("champions", "loyal", "at-risk")::contains);
    }
}
