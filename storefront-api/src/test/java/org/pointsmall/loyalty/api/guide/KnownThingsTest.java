package org.pointsmall.loyalty.api.guide;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.catalogue.CatalogueInMemory;
import org.pointsmall.loyalty.definition.Scope;
import org.pointsmall.loyalty.earning.RuleScope;

import static org.assertj.core.api.Assertions.assertThat;

/** What is gone from the store is not told of. */
class KnownThingsTest {
    private static final CatalogueInMemory CATALOGUE =
            new CatalogueInMemory(Map.of(1L, "Teapot", 2L, " "), Map.of(7L, "Kitchen"));

    @Test
    void aRuleForADeletedCategoryOrProductIsNotTold() {
        assertThat(isTold(scope(Set.of(), Set.of(8L)))).isFalse();
        assertThat(isTold(scope(Set.of(3L, 4L), Set.of()))).isFalse();
        assertThat(isTold(scope(Set.of(1L), Set.of(8L)))).as("both are needed").isFalse();
    }

    @Test
    void aRuleForSomethingThatThereIsIsTold() {
        assertThat(isTold(RuleScope.EVERYTHING)).isTrue();
        assertThat(isTold(scope(Set.of(1L, 3L), Set.of()))).isTrue();
        assertThat(isTold(scope(Set.of(), Set.of(7L, 8L)))).isTrue();
        assertThat(isTold(scope(Set.of(2L), Set.of()))).as("it has no name").isTrue();
        Set<Long> many = LongStream.rangeClosed(100, 120).boxed().collect(Collectors.toSet());
        assertThat(isTold(scope(Set.of(), many))).as("not all are looked at").isTrue();
    }

    @Test
    void whatHasNoNameHasNone() {
        assertThat(known(scope(Set.of(1L, 2L), Set.of(7L))).names().products()).containsOnlyKeys(1L);
    }

    private static boolean isTold(RuleScope scope) {
        return known(scope).mayHave(scope);
    }

    private static KnownThings known(RuleScope scope) {
        NamedThings things = new NamedThings();
        things.add(scope);
        return KnownThings.of(things, CATALOGUE);
    }

    private static RuleScope scope(Set<Long> products, Set<Long> categories) {
        return new RuleScope(Scope.of(products, categories), null, Set.of(), Set.of());
    }
}
