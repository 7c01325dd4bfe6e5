package org.pointsmall.loyalty.api.member;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import javax.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.api.LoyaltyApi;
import org.pointsmall.loyalty.api.json.MoneyJson;
import org.pointsmall.loyalty.api.mall.AnchorWords;
import org.pointsmall.loyalty.api.problem.AnswersProblems;
import org.pointsmall.loyalty.api.problem.Problem;
import org.pointsmall.loyalty.api.problem.ProblemCode;
import org.pointsmall.loyalty.api.problem.ProblemException;
import org.pointsmall.loyalty.api.wording.Language;
import org.pointsmall.loyalty.ledger.Balance;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.mall.Mall;
import org.pointsmall.loyalty.member.CurrentMember;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.redemption.RedemptionTerms;
import org.pointsmall.loyalty.statement.Statements;
import org.pointsmall.loyalty.tier.MemberTiers;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = LoyaltyApi.ROOT + "/me", produces = MediaType.APPLICATION_JSON_VALUE)
@AnswersProblems
@Tag(name = "Member")
class MeController {
    private final CurrentMember currentMember;
    private final Ledger ledger;
    private final Statements statements;
    private final RedemptionTerms terms;
    private final MemberTiers tiers;
    private final Mall mall;
    private final EntryWords words = new EntryWords();

    MeController(
            CurrentMember currentMember,
            Ledger ledger,
            Statements statements,
            RedemptionTerms terms,
            MemberTiers tiers,
            Mall mall) {
        this.currentMember = currentMember;
        this.ledger = ledger;
        this.statements = statements;
        this.terms = terms;
        this.tiers = tiers;
        this.mall = mall;
    }

    @GetMapping
    @Operation(summary = "The member's tier and points, and what they are worth")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    MeJson me(HttpServletRequest request) {
        MemberId member = member();
        Balance balance = ledger.balance(member);
        return new MeJson(
                tiers.projection(member)
                        .map(projection ->
                                TierJson.of(projection, Language.of(request).locale()))
                        .orElse(null),
                MeJson.BalanceJson.of(balance),
                MoneyJson.of(terms.offset(member).rate().worth(balance.available())),
                statements.nextExpiration(member).map(MeJson.ExpiringJson::of).orElse(null),
                anchors(member, balance.available(), Language.of(request)));
    }

    private List<MeJson.AnchorJson> anchors(MemberId member, Points points, Language language) {
        return mall.anchors(member, points).stream()
                .map(anchor -> new MeJson.AnchorJson(AnchorWords.of(anchor, language), anchor.offerId()))
                .toList();
    }

    @GetMapping("/transactions")
    @Operation(summary = "The member's journal, newest first, with an explanation of each entry")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    TransactionsJson transactions(
            @Parameter(description = "At most so many, 1 to 100", schema = @Schema(type = "integer"))
                    @RequestParam(defaultValue = "20")
                    String limit,
            @Parameter(description = "\"next\" of the page before") @RequestParam(required = false) @Nullable
                    String cursor,
            HttpServletRequest request) {
        PageRequest page = PageRequest.of(cursor, limit);
        Language language = Language.of(request);
        // One more than asked for: it tells whether another page follows.
        List<Statements.Line> found = statements.page(member(), page.before(), page.limit() + 1);
        List<Statements.Line> shown = found.subList(0, Math.min(found.size(), page.limit()));
        String next = found.size() > shown.size()
                ? PageRequest.cursorAfter(shown.get(shown.size() - 1).entry().id())
                : null;
        return new TransactionsJson(
                shown.stream()
                        .map(line -> TransactionsJson.TransactionJson.of(line, words.of(line, language)))
                        .toList(),
                next);
    }

    @GetMapping("/expirations")
    @Operation(summary = "When the member's available points expire, soonest first; those that never do are left out")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    ExpirationsJson expirations(
            @Parameter(description = "At most so many, 1 to 100", schema = @Schema(type = "integer"))
                    @RequestParam(defaultValue = "20")
                    String limit,
            @Parameter(description = "\"next\" of the page before") @RequestParam(required = false) @Nullable
                    String cursor) {
        PageRequest page = PageRequest.of(cursor, limit);
        List<Statements.Expiration> found = statements.expirations(member(), page.after(), page.limit() + 1);
        List<Statements.Expiration> shown = found.subList(0, Math.min(found.size(), page.limit()));
        String next = found.size() > shown.size()
                ? PageRequest.cursorAfter(shown.get(shown.size() - 1).at())
                : null;
        return new ExpirationsJson(shown.stream().map(MeJson.ExpiringJson::of).toList(), next);
    }

    private MemberId member() {
        return currentMember.id().orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.UNAUTHENTICATED)));
    }
}
