package org.pointsmall.loyalty.mall.jdbc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.mall.OfferTerms;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * What versions of offers say. A version is known by the id that it was saved under: a database draws no such id twice, not
 * even after a transaction that failed, and what stands under it is never changed. So nothing gets out of date.
 */
final class LatestTerms {
    private static final int MOST = 10_000;

    private final NamedParameterJdbcTemplate jdbc;
    private final Function<String, OfferTerms> read;
    private final Map<Long, Saved> known = LastUsed.of(MOST);

    LatestTerms(NamedParameterJdbcTemplate jdbc, Function<String, OfferTerms> read) {
        this.jdbc = jdbc;
        this.read = read;
    }

    private record Saved(VersionRef<OfferTerms> ref, OfferTerms terms) {}

    /** What these versions say; those that are not known are read by one statement. */
    Map<VersionRef<OfferTerms>, OfferTerms> of(Collection<CountedOffers.Row> rows) {
        Map<VersionRef<OfferTerms>, OfferTerms> terms = new HashMap<>();
        List<VersionRef<OfferTerms>> unknown = new ArrayList<>();
        for (CountedOffers.Row row : rows) {
            // An older release beside this one saves versions without a word of their ids.
            @Nullable Saved saved = row.saveId() == null ? null : known.get(row.saveId());
            if (saved != null && saved.ref().equals(row.ref())) {
                terms.put(row.ref(), saved.terms());
            } else {
                unknown.add(row.ref());
            }
        }
        if (!unknown.isEmpty()) {
            terms.putAll(read(unknown));
        }
        return terms;
    }

    private Map<VersionRef<OfferTerms>, OfferTerms> read(List<VersionRef<OfferTerms>> unknown) {
        MapSqlParameterSource values = new MapSqlParameterSource("ids", each(unknown, VersionRef::id))
                .addValue("versions", each(unknown, VersionRef::version));
        Map<VersionRef<OfferTerms>, OfferTerms> terms = new HashMap<>();
        jdbc.query(OfferQueries.ofVersions(), values, row -> {
            Saved saved = new Saved(
                    new VersionRef<>(row.getLong("OFFER_ID"), row.getInt("VERSION")),
                    read.apply(row.getString("TERMS")));
            known.put(row.getLong("SAVE_ID"), saved);
            terms.put(saved.ref(), saved.terms());
        });
        return terms;
    }

    private static <T> TreeSet<T> each(List<VersionRef<OfferTerms>> refs, Function<VersionRef<OfferTerms>, T> part) {
        return refs.stream().map(part).collect(Collectors.toCollection(TreeSet::new));
    }
}
