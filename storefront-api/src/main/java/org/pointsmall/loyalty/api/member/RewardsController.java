package org.pointsmall.loyalty.api.member;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.api.LoyaltyApi;
import org.pointsmall.loyalty.api.problem.AnswersProblems;
import org.pointsmall.loyalty.api.problem.Problem;
import org.pointsmall.loyalty.api.problem.ProblemCode;
import org.pointsmall.loyalty.api.problem.ProblemException;
import org.pointsmall.loyalty.api.problem.Refuses;
import org.pointsmall.loyalty.api.repeat.IdempotencyKey;
import org.pointsmall.loyalty.api.repeat.Repeats;
import org.pointsmall.loyalty.api.wording.Language;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.member.CurrentMember;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.request.CarryOutOnce;
import org.pointsmall.loyalty.reward.EndRewards;
import org.pointsmall.loyalty.reward.ExchangeOffer;
import org.pointsmall.loyalty.reward.ExchangeRequest;
import org.pointsmall.loyalty.reward.MyRewards;
import org.pointsmall.loyalty.reward.Reward;
import org.pointsmall.loyalty.reward.RewardId;
import org.pointsmall.loyalty.reward.RewardReads;
import org.pointsmall.loyalty.reward.RewardState;
import org.pointsmall.loyalty.reward.RewardsOnOrders;
import org.pointsmall.loyalty.reward.delivery.RewardDeliveries;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = LoyaltyApi.ROOT, produces = MediaType.APPLICATION_JSON_VALUE)
@AnswersProblems
@Tag(name = "Rewards")
class RewardsController {
    private final CurrentMember currentMember;
    private final Ledger ledger;
    private final ExchangeOffer exchange;
    private final EndRewards ending;
    private final MyRewards mine;
    private final RewardsOnOrders onOrders;
    private final RewardDeliveries deliveries;
    private final Repeats repeats;

    RewardsController(
            CurrentMember currentMember,
            Ledger ledger,
            ExchangeOffer exchange,
            EndRewards ending,
            MyRewards mine,
            RewardsOnOrders onOrders,
            RewardDeliveries deliveries,
            Repeats repeats) {
        this.currentMember = currentMember;
        this.ledger = ledger;
        this.exchange = exchange;
        this.ending = ending;
        this.mine = mine;
        this.onOrders = onOrders;
        this.deliveries = deliveries;
        this.repeats = repeats;
    }

    @PostMapping("/mall/offers/{id}/exchange")
    @Operation(
            summary = "Exchange points for what needs no shipping and no cash, in one step. The same request under the"
                    + " same key answers with the same reward, as it is now")
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
        ProblemCode.IDEMPOTENCY_KEY_MISSING,
        ProblemCode.IDEMPOTENCY_KEY_REUSED,
        ProblemCode.INSUFFICIENT_POINTS,
        ProblemCode.ABOVE_CAP,
        ProblemCode.NOT_ELIGIBLE_TIER,
        ProblemCode.MEMBERS_ONLY,
        ProblemCode.NOT_ELIGIBLE,
        ProblemCode.EXCLUSIVE_ITEM,
        ProblemCode.SOLD_OUT,
        ProblemCode.MEMBER_LIMIT_REACHED,
        ProblemCode.OUTSIDE_WINDOW,
        ProblemCode.ACCOUNT_FROZEN,
        ProblemCode.ADDRESS_MISSING,
        ProblemCode.CART_CHANGED,
        ProblemCode.CONFLICT
    })
    ExchangedJson exchange(
            @Parameter(schema = @Schema(type = "integer", format = "int64")) @PathVariable String id,
            @Parameter(description = "The shopper's own name for this exchange, of 1 to 80 characters", required = true)
                    @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable
                    String key,
            @RequestBody(required = false) @Nullable ExchangeBody body,
            HttpServletRequest request,
            HttpServletResponse response) {
        MemberId member = member();
        ExchangeBody asked = body == null ? ExchangeBody.ONE : body;
        ExchangeRequest exchanging = new ExchangeRequest(
                member, IdempotencyKey.required(key), read(id), asked.pieces(), asked.shown(), asked.addressId());
        Supplier<Outcome<ExchangeOffer.Exchanged>> work =
                () -> exchange.exchange(exchanging).orElseThrow(RewardsController::notFound);
        CarryOutOnce.Carried<ExchangeOffer.Exchanged> carried =
                repeats.run(new Repeats.Asked(member, "exchange", exchanging.key(), id + asked), work, work);
        ExchangeOffer.Exchanged exchanged = carried.value();
        // Its own key is kept with the reward, for longer than those of requests.
        Repeats.tell(response, carried.replayed() || exchanged.replayed());
        return new ExchangedJson(
                one(member, exchanged.reward().id(), request),
                MeJson.BalanceJson.of(ledger.balance(member)),
                List.of());
    }

    @GetMapping("/me/rewards")
    @Operation(summary = "What the member bought with points and is no parcel, the latest first")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    RewardsJson rewards(
            @Parameter(
                            description = "Only those in this state now",
                            schema = @Schema(allowableValues = {"ISSUED", "ACTIVE", "USED", "EXPIRED", "VOIDED"}))
                    @RequestParam(required = false)
                    @Nullable
                    String state,
            @Parameter(description = "At most so many, 1 to 100", schema = @Schema(type = "integer"))
                    @RequestParam(defaultValue = "20")
                    String limit,
            @Parameter(description = "\"next\" of the page before") @RequestParam(required = false) @Nullable
                    String cursor,
            HttpServletRequest request) {
        PageRequest page = PageRequest.of(cursor, limit);
        Long last = page.last();
        List<MyRewards.Shown> found =
                mine.page(member(), states(state), last == null ? null : new RewardId(last), page.limit() + 1);
        List<MyRewards.Shown> shown = found.subList(0, Math.min(found.size(), page.limit()));
        String next = found.size() > shown.size()
                ? PageRequest.cursorAfter(shown.get(shown.size() - 1).reward().id())
                : null;
        Language language = Language.of(request);
        List<RewardId> ids = shown.stream().map(one -> one.reward().id()).toList();
        Map<RewardId, List<RewardReads.PastUse>> uses = onOrders.uses(ids);
        Map<RewardId, RewardDeliveries.Shown> sent = deliveries.of(ids);
        return new RewardsJson(
                shown.stream()
                        .map(one -> RewardJson.of(
                                one,
                                uses.getOrDefault(one.reward().id(), List.of()),
                                sent.get(one.reward().id()),
                                language.locale()))
                        .toList(),
                next);
    }

    private static Set<RewardState> states(@Nullable String state) {
        return state == null
                ? Set.of()
                : Arrays.stream(RewardState.values())
                        .filter(any -> any.name().equals(state))
                        .findFirst()
                        .map(Set::of)
                        .orElseThrow(() -> new ProblemException(Problem.invalid("state")));
    }

    @GetMapping("/me/rewards/{id}")
    @Operation(summary = "One reward, with its code")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    @Refuses(ProblemCode.NOT_FOUND)
    RewardJson reward(
            @Parameter(schema = @Schema(type = "integer", format = "int64")) @PathVariable String id,
            HttpServletRequest request) {
        return one(member(), new RewardId(read(id)), request);
    }

    @PostMapping("/me/rewards/{id}/give-back")
    @Operation(
            summary =
                    "Give an unused reward back, where its offer allowed it: the points return. One that is partly used"
                            + " brings back as large a part of them. Again, it changes nothing")
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
        ProblemCode.NOT_ELIGIBLE,
        ProblemCode.ACCOUNT_FROZEN,
        ProblemCode.CONFLICT
    })
    ExchangedJson giveBack(
            @Parameter(schema = @Schema(type = "integer", format = "int64")) @PathVariable String id,
            @Parameter(description = "The shopper's own name for this request, of 1 to 80 characters")
                    @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable
                    String key,
            HttpServletRequest request,
            HttpServletResponse response) {
        MemberId member = member();
        RewardId reward = new RewardId(read(id));
        Supplier<Outcome<Reward>> work = () -> ending.giveBack(member, reward).orElseThrow(RewardsController::notFound);
        Repeats.Asked asked = new Repeats.Asked(member, "give-back", IdempotencyKey.optional(key), id);
        Repeats.tell(response, repeats.run(asked, work, work).replayed());
        return new ExchangedJson(
                one(member, reward, request), MeJson.BalanceJson.of(ledger.balance(member)), List.of());
    }

    @PutMapping(path = "/me/rewards/{id}/address", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Have what a recurring reward still sends go to another address of the shopper's address book")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    @Refuses({ProblemCode.NOT_FOUND, ProblemCode.ADDRESS_MISSING, ProblemCode.CONFLICT})
    RewardJson sendTo(
            @Parameter(schema = @Schema(type = "integer", format = "int64")) @PathVariable String id,
            @RequestBody AddressBody body,
            HttpServletRequest request) {
        MemberId member = member();
        RewardId reward = new RewardId(read(id));
        deliveries
                .sendTo(member, reward, body.chosen())
                .orElseThrow(RewardsController::notFound)
                .orElseThrow(ProblemException::of);
        return one(member, reward, request);
    }

    private RewardJson one(MemberId member, RewardId id, HttpServletRequest request) {
        Optional<MyRewards.Shown> shown = mine.one(member, id);
        return RewardJson.of(
                shown.orElseThrow(RewardsController::notFound),
                onOrders.uses(List.of(id)).getOrDefault(id, List.of()),
                deliveries.of(List.of(id)).get(id),
                Language.of(request).locale());
    }

    /** An id in a path; what is none names nothing. */
    private static long read(String id) {
        if (!id.matches("[0-9]{1,18}")) {
            throw notFound();
        }
        return Long.parseLong(id);
    }

    private static ProblemException notFound() {
        return new ProblemException(Problem.of(ProblemCode.NOT_FOUND));
    }

    private MemberId member() {
        return currentMember.id().orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.UNAUTHENTICATED)));
    }
}
