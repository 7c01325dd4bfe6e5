package org.pointsmall.loyalty.mall.jdbc;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.mall.OfferTerms;

/** What the texts of offers say, once they are read. The same text always says the same, so nothing gets out of date. */
final class KnownTerms {
    private static final int MOST = 2_000;

    private final Function<String, OfferTerms> read;
    private final Map<String, OfferTerms> known = LastUsed.of(MOST);

    KnownTerms(Function<String, OfferTerms> read) {
        this.read = read;
    }

    OfferTerms of(String text) {
        @Nullable OfferTerms before = known.get(text);
        if (before != null) {
            return before;
        }
        OfferTerms terms = read.apply(text);
        known.put(text, terms);
        return terms;
    }
}
