package org.pointsmall.loyalty.api.product;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import org.pointsmall.loyalty.api.LoyaltyApi;
import org.pointsmall.loyalty.api.OpenToGuests;
import org.pointsmall.loyalty.api.problem.AnswersProblems;
import org.pointsmall.loyalty.api.problem.Problem;
import org.pointsmall.loyalty.api.problem.ProblemCode;
import org.pointsmall.loyalty.api.problem.ProblemException;
import org.pointsmall.loyalty.api.problem.RefusalJson;
import org.pointsmall.loyalty.api.problem.Refuses;
import org.pointsmall.loyalty.api.wording.Language;
import org.pointsmall.loyalty.catalogue.Catalogue;
import org.pointsmall.loyalty.flag.CheckFlags;
import org.pointsmall.loyalty.member.CurrentMember;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = LoyaltyApi.ROOT + "/products", produces = MediaType.APPLICATION_JSON_VALUE)
@AnswersProblems
@OpenToGuests
@Tag(name = "Products")
class ProductFlagsController {
    private static final String A_PRODUCT = "[0-9]{1,18}";

    private final CurrentMember currentMember;
    private final CheckFlags flags;
    private final Catalogue catalogue;
    private final FlagWords words;

    ProductFlagsController(CurrentMember currentMember, CheckFlags flags, Catalogue catalogue, FlagWords words) {
        this.currentMember = currentMember;
        this.flags = flags;
        this.catalogue = catalogue;
        this.words = words;
    }

    @GetMapping("/{productId}/flags")
    @Operation(
            summary =
                    "What limits a product, in words, and whether this shopper, or a guest, can buy it now. What is hidden"
                            + " from the shopper is not found")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    @Refuses(ProblemCode.NOT_FOUND)
    ProductFlagsJson flags(
            @Parameter(description = "The store's product", schema = @Schema(type = "integer", format = "int64"))
                    @PathVariable
                    String productId,
            HttpServletRequest request) {
        if (!productId.matches(A_PRODUCT)) {
            throw new ProblemException(Problem.invalid("productId"));
        }
        long product = Long.parseLong(productId);
        CheckFlags.Answer answer = Optional.of(product)
                .filter(id -> !catalogue.products(List.of(id)).isEmpty())
                .flatMap(id -> flags.of(currentMember.id(), id))
                .orElseThrow(() ->
                        new ProblemException(Problem.of(ProblemCode.NOT_FOUND).with("productId", product)));
        Language language = Language.of(request);
        return new ProductFlagsJson(
                answer.flags().stream()
                        .map(flag -> new ProductFlagsJson.FlagJson(flag.kind(), words.of(flag, language)))
                        .toList(),
                answer.refusal().isEmpty(),
                answer.refusal()
                        .map(refusal -> RefusalJson.of(refusal, language))
                        .orElse(null));
    }
}
