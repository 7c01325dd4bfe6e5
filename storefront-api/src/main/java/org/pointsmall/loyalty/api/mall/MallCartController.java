package org.pointsmall.loyalty.api.mall;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import javax.servlet.http.HttpServletRequest;
import org.pointsmall.loyalty.api.LoyaltyApi;
import org.pointsmall.loyalty.api.cart.QuoteJson;
import org.pointsmall.loyalty.api.problem.AnswersProblems;
import org.pointsmall.loyalty.api.problem.Problem;
import org.pointsmall.loyalty.api.problem.ProblemCode;
import org.pointsmall.loyalty.api.problem.ProblemException;
import org.pointsmall.loyalty.api.problem.Refuses;
import org.pointsmall.loyalty.api.wording.Language;
import org.pointsmall.loyalty.mall.PutIntoCart;
import org.pointsmall.loyalty.redemption.OffsetCart;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = LoyaltyApi.ROOT + "/cart/mall-items", produces = MediaType.APPLICATION_JSON_VALUE)
@AnswersProblems
@Tag(name = "Cart")
class MallCartController {
    private final PutIntoCart putIntoCart;
    private final OffsetCart offsetCart;

    MallCartController(PutIntoCart putIntoCart, OffsetCart offsetCart) {
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
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    @Refuses({
        ProblemCode.NOT_FOUND,
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
    QuoteJson put(@RequestBody MallItemRequest body, HttpServletRequest request) {
        putIntoCart
                .put(body.offer(), body.pieces())
                .orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.NOT_FOUND)))
                .orElseThrow(ProblemException::of);
        return QuoteJson.of(
                offsetCart.applied().orElseThrow(ProblemException::of).quote(), Language.of(request));
    }
}
