package org.pointsmall.loyalty.api.earnings;

import java.util.List;
import java.util.Objects;
import org.pointsmall.loyalty.api.json.StrictJson;
import org.pointsmall.loyalty.earning.EarningDecision;
import org.pointsmall.loyalty.purchase.Allocation;

/**
 * What would be earned.
 *
 * @param points how many, possibly 0
 * @param lines which of the cart's lines earn them; empty for what is in no cart
 * @param explanation why so many, sentence by sentence, as the award would say it
 */
@StrictJson
record EarningsJson(long points, List<EarnedLineJson> lines, List<String> explanation) {

    record EarnedLineJson(long itemId, long points) {
        static EarnedLineJson of(Allocation.Part part) {
            return new EarnedLineJson(
                    Objects.requireNonNull(part.itemId()), part.points().value());
        }
    }

    static EarningsJson ofCart(EarningDecision decision, List<String> explanation) {
        return new EarningsJson(
                decision.points().value(),
                decision.allocation().parts().stream().map(EarnedLineJson::of).toList(),
                explanation);
    }

    static EarningsJson ofNoCart(EarningDecision decision, List<String> explanation) {
        return new EarningsJson(decision.points().value(), List.of(), explanation);
    }
}
