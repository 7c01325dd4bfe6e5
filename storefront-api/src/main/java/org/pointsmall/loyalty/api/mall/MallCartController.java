package org.pointsmall.loyalty.api.mall;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.api.LoyaltyApi;
import org.pointsmall.loyalty.api.cart.QuoteJson;
import org.pointsmall.loyalty.api.problem.AnswersProblems;
import org.pointsmall.loyalty.api.problem.Problem;
import org.pointsmall.loyalty.api.problem.ProblemCode;
import org.pointsmall.loyalty.api.problem.ProblemException;
import org.pointsmall.loyalty.api.problem.Refuses;
import org.pointsmall.loyalty.api.repeat.IdempotencyKey;
import org.pointsmall.loyalty.api.repeat.Repeats;
import org.pointsmall.loyalty.api.wording.Language;
import org.pointsmall.loyalty.mall.PutIntoCart;
import org.pointsmall.loyalty.member.CurrentMember;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.redemption.OffsetCart;
import org.pointsmall.loyalty.refusal.Outcome;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = LoyaltyApi.ROOT + "/cart/mall-items", produces = MediaType.APPLICATION_JSON_VALUE)
@AnswersProblems
@Tag(name = "Cart")
class MallCartController {
    private final PutIntoCart putIntoCart;
    private final OffsetCart offsetCart;
    private final CurrentMember currentMember;
    private final Repeats repeats;

    MallCartController(PutIntoCart putIntoCart, OffsetCart offsetCart, CurrentMember currentMember, Repeats repeats) {
        this.currentMember = currentMember;
        this.repeats = repeats;
        this.putIntoCart = putIntoCart;
        this.offsetCart = offsetCart;
    }

    @DeleteMapping("/shipping")
    @Operation(summary = "Have no offer pay for the shipping any more; answers what points do to the cart then")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    @Refuses(ProblemCode.CONFLICT)
    QuoteJson shipWithoutPoints(HttpServletRequest request) {
        putIntoCart.shipWithoutPoints().ifPresent(refusal -> {
            throw ProblemException.of(refusal);
        });
        return QuoteJson.of(
                offsetCart.applied().orElseThrow(ProblemException::of).quote(), Language.of(request));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary =
                    "Put goods of the mall into the cart, or have an offer pay for its shipping; answers what points do to it then. Nothing is reserved by"
                            + " it: that is for the checkout")
    @ApiResponse(
            responseCode = "200",
            useReturnTypeSchema = true,
            headers =
                    @Header(
                            name = IdempotencyKey.REPLAYED,
                            description = "true where this answers a request that was carried out before",
                            schema = @Schema(allowableValues = "true")))
    @Refuses({
        ProblemCode.NOT_FOUND,
        ProblemCode.IDEMPOTENCY_KEY_REUSED,
        ProblemCode.INSUFFICIENT_POINTS,
        ProblemCode.BELOW_MINIMUM,
        ProblemCode.ABOVE_CAP,
        ProblemCode.NOT_ELIGIBLE_TIER,
        ProblemCode.MEMBERS_ONLY,
        ProblemCode.NOT_ELIGIBLE,
        ProblemCode.EXCLUSIVE_ITEM,
        ProblemCode.SOLD_OUT,
        ProblemCode.MEMBER_LIMIT_REACHED,
        ProblemCode.OUTSIDE_WINDOW,
        ProblemCode.ACCOUNT_FROZEN,
        ProblemCode.CART_CHANGED,
        ProblemCode.CONFLICT
    })
    QuoteJson put(
            @Parameter(description = "The shopper's own name for this request, of 1 to 80 characters")
                    @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable
                    String key,
            @RequestBody MallItemRequest body,
            HttpServletRequest request,
            HttpServletResponse response) {
        MemberId member =
                currentMember.id().orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.UNAUTHENTICATED)));
        Repeats.Asked asked = new Repeats.Asked(
                member, "mall-items", IdempotencyKey.optional(key), body.offer() + " " + body.pieces());
        boolean replayed = repeats.runInOne(
                        asked,
                        () -> putIntoCart
                                .put(body.offer(), body.pieces())
                                .orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.NOT_FOUND)))
                                .map(deal -> true),
                        () -> Outcome.done(true))
                .replayed();
        Repeats.tell(response, replayed);
        return QuoteJson.of(
                offsetCart.applied().orElseThrow(ProblemException::of).quote(), Language.of(request));
    }
}
