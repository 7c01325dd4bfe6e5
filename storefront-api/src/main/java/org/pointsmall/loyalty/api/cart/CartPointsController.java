package org.pointsmall.loyalty.api.cart;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import javax.servlet.http.HttpServletRequest;
import org.pointsmall.loyalty.api.LoyaltyApi;
import org.pointsmall.loyalty.api.problem.AnswersProblems;
import org.pointsmall.loyalty.api.problem.ProblemCode;
import org.pointsmall.loyalty.api.problem.ProblemException;
import org.pointsmall.loyalty.api.problem.Refuses;
import org.pointsmall.loyalty.api.wording.Language;
import org.pointsmall.loyalty.redemption.OffsetCart;
import org.pointsmall.loyalty.redemption.PointsQuote;
import org.pointsmall.loyalty.redemption.PointsWish;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = LoyaltyApi.ROOT + "/cart", produces = MediaType.APPLICATION_JSON_VALUE)
@AnswersProblems
@Tag(name = "Cart")
class CartPointsController {
    private final OffsetCart offsetCart;

    CartPointsController(OffsetCart offsetCart) {
        this.offsetCart = offsetCart;
    }

    @GetMapping("/quote")
    @Operation(summary = "What points would do to the cart; changes nothing, and says what stands against it")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    QuoteJson quote(
            @Parameter(description = "How many", schema = @Schema(type = "string", pattern = "max|[0-9]{1,18}"))
                    @RequestParam
                    String points,
            HttpServletRequest request) {
        PointsWish wish = PointsRequest.wish(points);
        PointsQuote quote = offsetCart.quote(wish).orElseThrow(ProblemException::of);
        return QuoteJson.of(quote, Language.of(request));
    }

    @GetMapping("/points")
    @Operation(
            summary = "What became of the points that were applied, with the cart priced anew: a cart that has changed"
                    + " since may take fewer, and others may have spent the member's points. A checkout charges what"
                    + " this, or the PUT, said last, or is refused with CART_CHANGED or INSUFFICIENT_POINTS")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    AppliedJson applied(HttpServletRequest request) {
        return AppliedJson.of(offsetCart.applied().orElseThrow(ProblemException::of), Language.of(request));
    }

    @PutMapping(path = "/points", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Spend points on the cart, in place of what was to be spent before; answers the quote")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    @Refuses({
        ProblemCode.INSUFFICIENT_POINTS,
        ProblemCode.BELOW_MINIMUM,
        ProblemCode.ABOVE_CAP,
        ProblemCode.NO_OFFSET_ITEM,
        ProblemCode.ACCOUNT_FROZEN,
        ProblemCode.CONFLICT
    })
    QuoteJson apply(@RequestBody PointsRequest body, HttpServletRequest request) {
        PointsQuote quote = offsetCart.apply(body.wish()).orElseThrow(ProblemException::of);
        return QuoteJson.of(quote, Language.of(request));
    }

    @DeleteMapping("/points")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take points off the cart; fine where there are none on it")
    @ApiResponse(responseCode = "204")
    @Refuses(ProblemCode.CONFLICT)
    void remove() {
        offsetCart.remove().ifPresent(refusal -> {
            throw ProblemException.of(refusal);
        });
    }
}
