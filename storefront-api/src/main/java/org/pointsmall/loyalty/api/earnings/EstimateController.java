package org.pointsmall.loyalty.api.earnings;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import javax.servlet.http.HttpServletRequest;
import org.pointsmall.loyalty.api.LoyaltyApi;
import org.pointsmall.loyalty.api.OpenToGuests;
import org.pointsmall.loyalty.api.problem.AnswersProblems;
import org.pointsmall.loyalty.api.problem.Problem;
import org.pointsmall.loyalty.api.problem.ProblemCode;
import org.pointsmall.loyalty.api.problem.ProblemException;
import org.pointsmall.loyalty.api.problem.Refuses;
import org.pointsmall.loyalty.api.wording.Explanations;
import org.pointsmall.loyalty.api.wording.Language;
import org.pointsmall.loyalty.earning.EarningDecision;
import org.pointsmall.loyalty.flag.VisibleProducts;
import org.pointsmall.loyalty.redemption.EstimateEarnings;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a product would earn: to guests the reason to join. */
@RestController
@RequestMapping(path = LoyaltyApi.ROOT + "/earnings", produces = MediaType.APPLICATION_JSON_VALUE)
@AnswersProblems
@OpenToGuests
@Tag(name = "Earnings")
class EstimateController {
    private static final String A_PRODUCT = "[0-9]{1,18}";
    private static final String A_QUANTITY = "[1-9][0-9]{0,3}";

    private final EstimateEarnings estimate;
    private final VisibleProducts visible;
    /** What an award says in the member's journal. */
    private final Explanations explanations =
            new Explanations("org.pointsmall.loyalty.api.member.explanations", EstimateController.class);

    EstimateController(EstimateEarnings estimate, VisibleProducts visible) {
        this.estimate = estimate;
        this.visible = visible;
    }

    @GetMapping("/estimate")
    @Operation(
            summary =
                    "What a product would earn, ordered alone and paid without points, to a guest what it would earn right after"
                            + " joining; changes nothing")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    @Refuses(ProblemCode.NOT_FOUND)
    EarningsJson product(
            @Parameter(description = "The store's product", schema = @Schema(type = "integer", format = "int64"))
                    @RequestParam
                    String productId,
            @Parameter(description = "How many, 1 to 9999", schema = @Schema(type = "integer"))
                    @RequestParam(defaultValue = "1")
                    String quantity,
            HttpServletRequest request) {
        if (!productId.matches(A_PRODUCT)) {
            throw new ProblemException(Problem.invalid("productId"));
        }
        if (!quantity.matches(A_QUANTITY)) {
            throw new ProblemException(Problem.invalid("quantity"));
        }
        long product = Long.parseLong(productId);
        EarningDecision decision = estimate.ofProduct(product, Integer.parseInt(quantity))
                .filter(known -> visible.contains(product))
                .orElseThrow(() ->
                        new ProblemException(Problem.of(ProblemCode.NOT_FOUND).with("productId", product)));
        return EarningsJson.ofNoCart(decision, explanations.of(decision.trace(), Language.of(request)));
    }
}
