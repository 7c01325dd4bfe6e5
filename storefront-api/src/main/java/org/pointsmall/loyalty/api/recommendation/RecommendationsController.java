package org.pointsmall.loyalty.api.recommendation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.api.LoyaltyApi;
import org.pointsmall.loyalty.api.OpenToGuests;
import org.pointsmall.loyalty.api.json.MoneyJson;
import org.pointsmall.loyalty.api.mall.OfferWords;
import org.pointsmall.loyalty.api.problem.AnswersProblems;
import org.pointsmall.loyalty.api.problem.Problem;
import org.pointsmall.loyalty.api.problem.ProblemException;
import org.pointsmall.loyalty.api.wording.Language;
import org.pointsmall.loyalty.catalogue.Catalogue;
import org.pointsmall.loyalty.member.CurrentMember;
import org.pointsmall.loyalty.recommendation.Placement;
import org.pointsmall.loyalty.recommendation.Recommend;
import org.pointsmall.loyalty.recommendation.RecommendationRequest;
import org.pointsmall.loyalty.recommendation.Recommendations;
import org.pointsmall.loyalty.recommendation.TakeFeedback;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = LoyaltyApi.ROOT + "/recommendations", produces = MediaType.APPLICATION_JSON_VALUE)
@AnswersProblems
@OpenToGuests
@Tag(name = "Recommendations")
class RecommendationsController {
    private static final String AN_ID = "[0-9]{1,18}";
    private static final String A_LIMIT = "[1-9]|[1-3][0-9]|4[0-8]";

    private final CurrentMember currentMember;
    private final Recommend recommend;
    private final TakeFeedback feedback;
    private final Catalogue catalogue;
    private final BusinessTime time;

    RecommendationsController(
            CurrentMember currentMember,
            Recommend recommend,
            TakeFeedback feedback,
            Catalogue catalogue,
            BusinessTime time) {
        this.currentMember = currentMember;
        this.recommend = recommend;
        this.feedback = feedback;
        this.catalogue = catalogue;
        this.time = time;
    }

    @GetMapping
    @Operation(
            summary = "What the member's points can buy now, then what is a few points away; to guests what members can"
                    + " have. Prices, stock and who may have it are those of this moment. After an exchange for a coupon also what"
                    + " to buy in the store with it")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    RecommendationsJson recommendations(
            @Parameter(
                            description = "How many at most, 1 to 48",
                            schema = @Schema(type = "integer", minimum = "1", maximum = "48"))
                    @RequestParam(defaultValue = "12")
                    String limit,
            @Parameter(
                            description = "Where they are shown",
                            schema =
                                    @Schema(
                                            allowableValues = {
                                                "home",
                                                "product",
                                                "cart",
                                                "after-exchange",
                                                "after-order"
                                            }))
                    @RequestParam(defaultValue = "home")
                    String placement,
            @Parameter(
                            description = "The product that is looked at, for product",
                            schema = @Schema(type = "integer", format = "int64"))
                    @RequestParam(required = false)
                    @Nullable
                    String productId,
            HttpServletRequest request) {
        require(limit.matches(A_LIMIT), "limit");
        Placement where = Placement.of(placement).orElseThrow(() -> new ProblemException(Problem.invalid("placement")));
        require(
                productId == null ? where != Placement.PRODUCT : where == Placement.PRODUCT && productId.matches(AN_ID),
                "productId");
        Recommendations answer = recommend.recommend(
                new RecommendationRequest(
                        where, productId == null ? null : Long.valueOf(productId), Integer.parseInt(limit)),
                currentMember.id());
        return words(answer, Language.of(request));
    }

    @PostMapping(path = "/feedback", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary =
                    "Tell what of an answer was seen and clicked, each once. What was shown to somebody else, or never, is"
                            + " left alone")
    @ApiResponse(responseCode = "202")
    void feedback(@RequestBody FeedbackRequest body) {
        feedback.take(currentMember.id(), body.request(), body.told());
    }

    private RecommendationsJson words(Recommendations answer, Language language) {
        Set<Long> products = answer.items().stream()
                .map(item -> item.offer().offer().terms().content().givenProduct())
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(HashSet::new));
        answer.baskets().forEach(basket -> basket.pieces().forEach(piece -> products.add(piece.product())));
        Map<Long, String> names = catalogue.names(products, Set.of()).products();
        OfferWords offers = new OfferWords(language, names, time.now());
        return new RecommendationsJson(
                answer.source().name(),
                answer.requestId(),
                answer.items().stream()
                        .map(item -> new RecommendationsJson.ItemJson(
                                offers.of(item.offer()),
                                ReasonWords.of(item.reason(), language),
                                item.reason().code().name(),
                                item.pointsShort().value()))
                        .toList(),
                answer.baskets().stream()
                        .map(basket -> basket(basket, names, language))
                        .toList());
    }

    private static RecommendationsJson.BasketJson basket(
            Recommendations.Basket basket, Map<Long, String> names, Language language) {
        return new RecommendationsJson.BasketJson(
                ReasonWords.of(basket.reason(), language),
                basket.reason().code().name(),
                basket.pieces().stream()
                        .map(piece -> new RecommendationsJson.PieceJson(
                                piece.product(), names.getOrDefault(piece.product(), ""), MoneyJson.of(piece.price())))
                        .toList(),
                MoneyJson.of(basket.total()));
    }

    private static void require(boolean right, String field) {
        if (!right) {
            throw new ProblemException(Problem.invalid(field));
        }
    }
}
