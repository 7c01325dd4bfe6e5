package org.pointsmall.loyalty.api.mall;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.api.LoyaltyApi;
import org.pointsmall.loyalty.api.OpenToGuests;
import org.pointsmall.loyalty.api.problem.AnswersProblems;
import org.pointsmall.loyalty.api.problem.Problem;
import org.pointsmall.loyalty.api.problem.ProblemCode;
import org.pointsmall.loyalty.api.problem.ProblemException;
import org.pointsmall.loyalty.api.problem.Refuses;
import org.pointsmall.loyalty.api.wording.Language;
import org.pointsmall.loyalty.catalogue.Catalogue;
import org.pointsmall.loyalty.mall.BrowseQuery;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.mall.Mall;
import org.pointsmall.loyalty.mall.OfferView;
import org.pointsmall.loyalty.mall.ZoneView;
import org.pointsmall.loyalty.member.CurrentMember;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.reward.MyRewards;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = LoyaltyApi.ROOT + "/mall", produces = MediaType.APPLICATION_JSON_VALUE)
@AnswersProblems
@OpenToGuests
@Tag(name = "Mall")
class MallController {
    private static final String AN_ID = "[0-9]{1,18}";
    private static final String A_ZONE = "[a-z0-9-]{1,30}";
    private static final String A_LIMIT = "[1-9][0-9]?|100";
    /** So many offers of each zone are shown beside its name. */
    private static final int FEW = 4;

    private final CurrentMember currentMember;
    private final Mall mall;
    private final Catalogue catalogue;
    private final MyRewards rewards;
    private final BusinessTime time;

    MallController(CurrentMember currentMember, Mall mall, Catalogue catalogue, MyRewards rewards, BusinessTime time) {
        this.currentMember = currentMember;
        this.mall = mall;
        this.catalogue = catalogue;
        this.rewards = rewards;
        this.time = time;
    }

    @GetMapping("/offers")
    @Operation(
            summary = "The offers that this member, or a guest, may see, with what each costs and what stands against"
                    + " having it")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    OffersJson offers(
            @Parameter(description = "Only those of this zone, its pins first", schema = @Schema(pattern = A_ZONE))
                    @RequestParam(required = false)
                    @Nullable
                    String zone,
            @Parameter(description = "Only those that the member's points buy now", schema = @Schema(type = "boolean"))
                    @RequestParam(defaultValue = "false")
                    String affordable,
            @Parameter(
                            description = "Only those that give this product",
                            schema = @Schema(type = "integer", format = "int64"))
                    @RequestParam(required = false)
                    @Nullable
                    String productId,
            @Parameter(
                            description = "How many at most, 1 to 100",
                            schema = @Schema(type = "integer", minimum = "1", maximum = "100"))
                    @RequestParam(defaultValue = "20")
                    String limit,
            @Parameter(description = "The next of the page before") @RequestParam(required = false) @Nullable
                    String cursor,
            HttpServletRequest request) {
        require(zone == null || zone.matches(A_ZONE), "zone");
        require(affordable.equals("true") || affordable.equals("false"), "affordable");
        require(productId == null || productId.matches(AN_ID), "productId");
        require(limit.matches(A_LIMIT), "limit");
        BrowseQuery query = new BrowseQuery(
                zone,
                productId == null ? null : Long.valueOf(productId),
                Boolean.parseBoolean(affordable),
                cursor == null ? null : OfferCursor.read(cursor, zone != null),
                Integer.parseInt(limit));
        Mall.Page page = mall.browse(query, currentMember.id());
        BrowseQuery.Reached next = page.next();
        return new OffersJson(words(page.offers(), request), next == null ? null : OfferCursor.write(next));
    }

    @GetMapping("/offers/{id}")
    @Operation(summary = "One offer")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    @Refuses(ProblemCode.NOT_FOUND)
    OfferJson offer(
            @Parameter(schema = @Schema(type = "integer", format = "int64")) @PathVariable String id,
            HttpServletRequest request) {
        return mall.offer(OfferIds.read(id), currentMember.id())
                .map(view -> words(List.of(view), Language.of(request)).of(view, donated(view)))
                .orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.NOT_FOUND)));
    }

    private @Nullable Points donated(OfferView view) {
        return view.offer().terms().content() instanceof Content.Donation donation
                ? rewards.donated(donation.cause())
                : null;
    }

    @GetMapping("/zones")
    @Operation(summary = "The zones that this member, or a guest, may see, each with its first few offers")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    ZonesJson zones(HttpServletRequest request) {
        List<ZoneView> zones = mall.zones(currentMember.id(), FEW);
        List<OfferView> all =
                zones.stream().flatMap(zone -> zone.offers().stream()).toList();
        Language language = Language.of(request);
        OfferWords words = words(all, language);
        return new ZonesJson(zones.stream()
                .map(zone -> new ZonesJson.ZoneJson(
                        zone.code(),
                        zone.name().in(language.locale()),
                        zone.offers().stream().map(words::of).toList()))
                .toList());
    }

    private OfferWords words(List<OfferView> views, Language language) {
        Map<Long, String> names = catalogue.names(products(views), Set.of()).products();
        return new OfferWords(language, names, time.now());
    }

    private List<OfferJson> words(List<OfferView> views, HttpServletRequest request) {
        return views.stream().map(words(views, Language.of(request))::of).toList();
    }

    private static Collection<Long> products(List<OfferView> views) {
        return views.stream()
                .map(view -> view.offer().terms().content())
                .map(Content::givenProduct)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static void require(boolean right, String field) {
        if (!right) {
            throw new ProblemException(Problem.invalid(field));
        }
    }
}
