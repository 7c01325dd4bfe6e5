package org.pointsmall.loyalty.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.catalogue.CatalogueInMemory;
import org.pointsmall.loyalty.refusal.Invalid;

import static org.assertj.core.api.Assertions.assertThat;

/** A store with a product, a category, a tier and a segment; what else a definition names is unknown, the least first. */
class TargetsTest {
    private final Targets targets =
            new Targets(new CatalogueInMemory(Map.of(7L, "Mug"), Map.of(8L, "Kitchen")), "gold"::equals, "vip"::equals);
    private final List<Invalid> wrong = new ArrayList<>();

    @Test
    void productsAreThoseOfTheStore() {
        targets.requireProducts("products", Set.of(7L, 9L, -8L), wrong);
        assertThat(wrong).containsExactly(unknown("products", "-8"), unknown("products", "9"));
    }

    @Test
    void categoriesAreThoseOfTheStore() {
        targets.requireCategories("categories", Set.of(8L, 7L), wrong);
        assertThat(wrong).containsExactly(unknown("categories", "7"));
    }

    @Test
    void tiersAndSegmentsAreThoseThatAreDefined() {
        targets.requireTiers("tiers", Set.of("gold", "vip"), wrong);
        targets.requireSegments("segments", Set.of("gold", "vip"), wrong);
        assertThat(wrong).containsExactly(unknown("tiers", "vip"), unknown("segments", "gold"));
    }

    @Test
    void whoNamesNothingIsNotWrong() {
        targets.requireProducts("products", Set.of(), wrong);
        targets.requireCategories("categories", Set.of(), wrong);
        targets.requireTiers("tiers", Set.of(), wrong);
        targets.requireSegments("segments", Set.of(), wrong);
        assertThat(wrong).isEmpty();
    }

    private static Invalid unknown(String field, String value) {
        return Invalid.of(field, "UNKNOWN").with("value", value);
    }
}
