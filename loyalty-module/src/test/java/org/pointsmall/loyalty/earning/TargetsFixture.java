package org.pointsmall.loyalty.earning;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A store with the products and categories 1 to 99, whose names are their ids; two tiers and two segments. */
public final class TargetsFixture {
    private TargetsFixture() {}

    public static RuleTargets targets() {
        return new RuleTargets(
                new Numbered(), () -> Set.of("silver", "gold"), () -> Set.of("champions", "loyal", "at-risk"));
    }

    private record Numbered() implements Catalogue {
        @Override
        public Map<Long, String> products(Collection<Long> ids) {
            return ids.stream()
                    .filter(id -> id > 0 && id < 100)
                    .collect(Collectors.toMap(id -> id, id -> Long.toString(id)));
        }

        @Override
        public Map<Long, String> categories(Collection<Long> ids) {
            return products(ids);
        }

        @Override
        public List<Named> productsNamed(String part, int limit) {
            return List.of();
        }

        @Override
        public List<Named> categoriesNamed(String part, int limit) {
            return List.of();
        }
    }
}
