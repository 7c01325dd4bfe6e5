package org.pointsmall.loyalty.api.guide;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.earning.Limit;
import org.pointsmall.loyalty.points.Points;

/** Says how far a rule goes. A budget for all members is the merchant's own: only that there is one is said. */
final class LimitSentences {
    private final Words words;

    LimitSentences(Words words) {
        this.words = words;
    }

    List<String> of(@Nullable Points perOrder, List<Limit> limits) {
        List<String> sentences = new ArrayList<>();
        if (perOrder != null) {
            sentences.add(words.say("limit.ORDER", "points", perOrder.value()));
        }
        for (Limit limit : limits) {
            if (limit.of() == Limit.Subject.MEMBER) {
                sentences.add(words.say(
                        "limit." + limit.period(), "points", limit.points().value()));
                if (limit.thinning() > 0) {
                    sentences.add(words.say("limit.thinning"));
                }
            }
        }
        if (limits.stream().anyMatch(limit -> limit.of() == Limit.Subject.EVERYONE)) {
            sentences.add(words.say("limit.budget"));
        }
        return sentences;
    }
}
