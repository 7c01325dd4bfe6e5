package org.pointsmall.loyalty.definition;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.pointsmall.loyalty.catalogue.Catalogue;
import org.pointsmall.loyalty.refusal.Invalid;

/**
 * What definitions may name, as it stands now. What there is none of is added to what is wrong, one by one, as
 * {@code UNKNOWN} ({@code value}).
 *
 * @param tiers whether there is a tier with this code
 * @param segments whether there is a segment with this code
 */
public record Targets(Catalogue catalogue, Predicate<String> tiers, Predicate<String> segments) {

    public void requireProducts(String field, Set<Long> ids, List<Invalid> wrong) {
        require(field, ids, among(ids, catalogue::products), wrong);
    }

    public void requireCategories(String field, Set<Long> ids, List<Invalid> wrong) {
        require(field, ids, among(ids, catalogue::categories), wrong);
    }

    public void requireTiers(String field, Set<String> codes, List<Invalid> wrong) {
        require(field, codes, tiers, wrong);
    }

    public void requireSegments(String field, Set<String> codes, List<Invalid> wrong) {
        require(field, codes, segments, wrong);
    }

    private static Predicate<Long> among(Set<Long> ids, Function<Collection<Long>, Map<Long, String>> names) {
        return ids.isEmpty() ? id -> true : names.apply(ids).keySet()::contains;
    }

    private static <T extends Comparable<T>> void require(
            String field, Set<T> named, Predicate<T> known, List<Invalid> wrong) {
        new TreeSet<>(named)
                .stream()
                        .filter(known.negate())
                        .forEach(one -> wrong.add(Invalid.of(field, "UNKNOWN").with("value", one.toString())));
    }
}
