package org.pointsmall.loyalty.api.earnings;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import javax.servlet.http.HttpServletRequest;
import org.pointsmall.loyalty.api.LoyaltyApi;
import org.pointsmall.loyalty.api.problem.AnswersProblems;
import org.pointsmall.loyalty.api.problem.ProblemException;
import org.pointsmall.loyalty.api.wording.Explanations;
import org.pointsmall.loyalty.api.wording.Language;
import org.pointsmall.loyalty.earning.EarningDecision;
import org.pointsmall.loyalty.redemption.EstimateEarnings;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = LoyaltyApi.ROOT, produces = MediaType.APPLICATION_JSON_VALUE)
@AnswersProblems
@Tag(name = "Earnings")
class EarningsController {
    private final EstimateEarnings estimate;
    /** What an award says in the member's journal. */
    private final Explanations explanations =
            new Explanations("org.pointsmall.loyalty.api.member.explanations", EarningsController.class);

    EarningsController(EstimateEarnings estimate) {
        this.estimate = estimate;
    }

    @GetMapping("/cart/earnings")
    @Operation(
            summary =
                    "What the cart would earn if it were ordered now, with the points that are applied to it, and why")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    EarningsJson cart(HttpServletRequest request) {
        EarningDecision decision = estimate.ofCart().orElseThrow(ProblemException::of);
        return EarningsJson.ofCart(decision, explanation(decision, request));
    }

    private List<String> explanation(EarningDecision decision, HttpServletRequest request) {
        return explanations.of(decision.trace(), Language.of(request));
    }
}
