package org.pointsmall.loyalty.recommendation.elasticsearch;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.FunctionBoostMode;
import co.elastic.clients.elasticsearch._types.query_dsl.FunctionScore;
import co.elastic.clients.elasticsearch._types.query_dsl.FunctionScoreMode;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.recommendation.MemberTaste;
import org.pointsmall.loyalty.recommendation.OfferSearch;

/**
 * What is asked of the index, in Elasticsearch's terms. A member's taste is a dot product: each thing bought is a term with
 * its weight for a boost, and the index has the weight of the offer by it. All of it runs without scripts.
 */
final class OfferQuery {
    /** Best first; those of one score by popularity, then by id. */
    static final List<SortOptions> ORDER = List.of(
            SortOptions.of(sort -> sort.score(score -> score.order(SortOrder.Desc))),
            SortOptions.of(
                    sort -> sort.field(by -> by.field(OfferFields.POPULARITY).order(SortOrder.Desc))),
            SortOptions.of(sort -> sort.field(by -> by.field(OfferFields.ID).order(SortOrder.Asc))));

    /** Of terms in one query, the heaviest; below the fewest that any Elasticsearch takes (1,024). */
    private static final int MOST_TERMS = 400;
    /** By how much at most a price that is close to the one asked for counts: less than a clear difference in taste. */
    private static final double NEARNESS = 0.05;

    private OfferQuery() {}

    static Query of(OfferSearch.Query asked) {
        Query found = Query.of(query -> query.bool(allowed(asked)));
        Query liked = asked.taste().isEmpty()
                ? scored(found, OfferFields.POPULARITY, FunctionBoostMode.Replace)
                : scored(found, OfferFields.TREND, FunctionBoostMode.Multiply);
        Points near = asked.nearTo();
        return near == null ? liked : near(liked, near.value());
    }

    private static Query scored(Query query, String field, FunctionBoostMode mode) {
        FunctionScore byField = FunctionScore.of(function ->
                function.fieldValueFactor(value -> value.field(field).missing(0.0)));
        return Query.of(any ->
                any.functionScore(score -> score.query(query).functions(byField).boostMode(mode)));
    }

    /** Times 1.05 at that price, down to 1 far from it; half of the way at twice the price. */
    private static Query near(Query query, long points) {
        FunctionScore constant = FunctionScore.of(function -> function.weight(1.0));
        FunctionScore close = FunctionScore.of(function -> function.gauss(curve -> curve.numeric(
                        numeric -> numeric.field(OfferFields.POINTS).placement(placed -> placed.origin((double) points)
                                .scale((double) Math.max(1, points))
                                .decay(0.5))))
                .weight(NEARNESS));
        return Query.of(any -> any.functionScore(score -> score.query(query)
                .functions(constant, close)
                .scoreMode(FunctionScoreMode.Sum)
                .boostMode(FunctionBoostMode.Multiply)));
    }

    private static BoolQuery allowed(OfferSearch.Query asked) {
        BoolQuery.Builder bool = new BoolQuery.Builder();
        bool.filter(term(OfferFields.AVAILABLE, FieldValue.of(true)));
        bool.filter(term(OfferFields.SHOWN, FieldValue.of(asked.at().toEpochMilli())));
        bool.filter(terms(OfferFields.TIERS, orAll(asked.tier() == null ? List.of() : List.of(asked.tier()))));
        bool.filter(terms(OfferFields.SEGMENTS, orAll(asked.segments())));
        if (asked.most() != null || asked.least() != null) {
            bool.filter(priced(asked.least(), asked.most()));
        }
        if (asked.zone() != null) {
            bool.filter(term(OfferFields.ZONES, FieldValue.of(asked.zone())));
        }
        if (!asked.kinds().isEmpty()) {
            bool.filter(terms(
                    OfferFields.KIND, asked.kinds().stream().map(FieldValue::of).toList()));
        }
        if (!asked.withoutProducts().isEmpty()) {
            bool.mustNot(terms(OfferFields.PRODUCT, numbers(asked.withoutProducts())));
        }
        if (!asked.withoutOffers().isEmpty()) {
            bool.mustNot(terms(OfferFields.ID, numbers(asked.withoutOffers())));
        }
        heaviest(asked.taste()).forEach(bool::should);
        return bool.minimumShouldMatch("0").build();
    }

    private record Term(String field, String feature, float weight) {
        Query query() {
            return Query.of(
                    query -> query.term(term -> term.field(field).value(feature).boost(weight)));
        }
    }

    private static List<Query> heaviest(MemberTaste taste) {
        List<Term> terms = new ArrayList<>();
        addTerms(terms, OfferFields.NEIGHBOURS, taste.bought());
        addTerms(terms, OfferFields.WORDS, taste.words());
        if (terms.size() > MOST_TERMS) {
            terms.sort(Comparator.comparing(Term::weight)
                    .reversed()
                    .thenComparing(Term::field)
                    .thenComparing(Term::feature));
            terms = terms.subList(0, MOST_TERMS);
        }
        return terms.stream().map(Term::query).toList();
    }

    private static void addTerms(List<Term> terms, String field, Map<?, Float> weights) {
        weights.forEach((feature, weight) -> terms.add(new Term(field, feature.toString(), weight)));
    }

    private static Query priced(@Nullable Points above, @Nullable Points most) {
        return Query.of(query -> query.range(range -> range.number(number -> {
            number.field(OfferFields.POINTS);
            if (above != null) {
                number.gt((double) above.value());
            }
            if (most != null) {
                number.lte((double) most.value());
            }
            return number;
        })));
    }

    private static List<FieldValue> orAll(Collection<String> codes) {
        List<FieldValue> values = new ArrayList<>();
        values.add(FieldValue.of(OfferFields.ALL));
        codes.forEach(code -> values.add(FieldValue.of(code)));
        return values;
    }

    private static List<FieldValue> numbers(Collection<Long> ids) {
        return ids.stream().map(FieldValue::of).toList();
    }

    private static Query term(String field, FieldValue value) {
        return Query.of(query -> query.term(term -> term.field(field).value(value)));
    }

    private static Query terms(String field, List<FieldValue> values) {
        return Query.of(query -> query.terms(terms -> terms.field(field).terms(any -> any.value(values))));
    }
}
