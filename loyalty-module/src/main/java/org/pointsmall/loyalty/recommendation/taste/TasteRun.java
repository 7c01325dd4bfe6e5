package org.pointsmall.loyalty.recommendation.taste;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One time that a part is learnt anew, from its beginning to its end.
 *
 * @param generation greater than that of any run before, of whatever part
 * @param since the first moment whose orders count
 * @param asOf the first moment whose orders don't count any more: when it began
 * @param items how many are done so far
 * @param upTo the last product that is done; 0 to begin with
 * @param finishedAt when it came into force; null until then
 */
public record TasteRun(
        long generation,
        TastePart part,
        Instant since,
        Instant asOf,
        long items,
        long upTo,
        @Nullable Instant finishedAt) {

    TasteRun done(int more, long last) {
        return new TasteRun(generation, part, since, asOf, items + more, last, finishedAt);
    }

    TasteRun finished(Instant at) {
        return new TasteRun(generation, part, since, asOf, items, upTo, at);
    }
}
