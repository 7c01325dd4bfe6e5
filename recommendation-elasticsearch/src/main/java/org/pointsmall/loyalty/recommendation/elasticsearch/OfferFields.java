package org.pointsmall.loyalty.recommendation.elasticsearch;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.recommendation.OfferDocument;

/** The fields of the index, as {@code offer-index.json} maps them, and what of an offer stands in each. */
final class OfferFields {
    /** Of the mapping. An index of another version is built anew. */
    static final int VERSION = 1;
    /**
     * The offer's id. The field's name has the mapping's version: each query sorts by it, so that an index with another
     * mapping refuses the query, where it would else find nothing.
     */
    static final String ID = "id_" + VERSION;

    static final String KIND = "kind";
    static final String PRODUCT = "product";
    static final String POINTS = "points";
    static final String ZONES = "zones";
    static final String TIERS = "tiers";
    static final String SEGMENTS = "segments";
    static final String SHOWN = "shown";
    static final String AVAILABLE = "available";
    static final String NEIGHBOURS = "neighbours";
    static final String WORDS = "words";
    static final String TREND = "trend";
    static final String POPULARITY = "popularity";
    static final String FINGERPRINT = "fingerprint";

    /** In the place of tiers or segments: for all members. It is no code of any. */
    static final String ALL = "*";

    /** The last millisecond of the year 9999. */
    private static final long FOR_EVER = 253_402_300_799_999L;

    private OfferFields() {}

    static Map<String, Object> of(OfferDocument offer) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(ID, offer.offerId());
        fields.put(KIND, offer.kind().name());
        Long product = offer.productId();
        if (product != null) {
            fields.put(PRODUCT, product);
        }
        fields.put("categories", offer.categories());
        fields.put("family", offer.family());
        fields.put(POINTS, offer.points().value());
        fields.put(ZONES, offer.zones());
        fields.put(TIERS, orAll(offer.tiers()));
        fields.put(SEGMENTS, orAll(offer.segments()));
        fields.put(SHOWN, offer.shown().stream().map(OfferFields::range).toList());
        fields.put(AVAILABLE, offer.available());
        fields.put("published", offer.publishedAt().toEpochMilli());
        putWeights(fields, NEIGHBOURS, offer.taste().neighbours());
        putWeights(fields, WORDS, offer.taste().words());
        fields.put(TREND, offer.taste().trend());
        fields.put(POPULARITY, offer.taste().popularity());
        fields.put(FINGERPRINT, offer.fingerprint());
        return fields;
    }

    private static Collection<String> orAll(Set<String> codes) {
        return codes.isEmpty() ? List.of(ALL) : codes;
    }

    private static Map<String, Long> range(OfferDocument.Shown shown) {
        return Map.of("gte", millis(shown.from(), 0), "lt", millis(shown.until(), FOR_EVER));
    }

    private static long millis(@Nullable Instant at, long open) {
        return at == null ? open : at.toEpochMilli();
    }

    private static void putWeights(Map<String, Object> fields, String field, Map<?, Float> weights) {
        if (!weights.isEmpty()) {
            Map<String, Float> features = new HashMap<>();
            weights.forEach((feature, weight) -> features.put(feature.toString(), weight));
            fields.put(field, features);
        }
    }
}
