package org.pointsmall.loyalty.api.guide;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import org.pointsmall.loyalty.api.LoyaltyApi;
import org.pointsmall.loyalty.api.OpenToGuests;
import org.pointsmall.loyalty.api.Revalidated;
import org.pointsmall.loyalty.api.problem.AnswersProblems;
import org.pointsmall.loyalty.api.wording.Language;
import org.pointsmall.loyalty.earning.EarningTerms;
import org.pointsmall.loyalty.member.CurrentMember;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.tier.TierSchemes;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = LoyaltyApi.ROOT + "/guide", produces = MediaType.APPLICATION_JSON_VALUE)
@AnswersProblems
@OpenToGuests
@Tag(name = "Guide")
class GuideController {
    private final CurrentMember currentMember;
    private final EarningChapter earning;
    private final EarningTerms earningTerms;
    private final SpendingChapter spending;
    private final TierSchemes tiers;

    GuideController(
            CurrentMember currentMember,
            EarningChapter earning,
            EarningTerms earningTerms,
            SpendingChapter spending,
            TierSchemes tiers) {
        this.currentMember = currentMember;
        this.earning = earning;
        this.earningTerms = earningTerms;
        this.spending = spending;
        this.tiers = tiers;
    }

    @GetMapping
    @Operation(
            summary = "How points are earned and spent, when they expire, and which tiers there are, in words: by the"
                    + " settings, and the rules and campaigns that this member, or a guest, may have something of now or later, the first "
                    + EarningChapter.MOST
                    + " of them")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "304", description = "The same as the one with this `ETag`", content = @Content)
    @Revalidated
    GuideJson guide(HttpServletRequest request) {
        Words words = new Words(Language.of(request));
        Optional<MemberId> member = currentMember.id();
        TierSchemes.Revision revision = tiers.inForce();
        List<Tier> defined = revision == null ? List.of() : revision.scheme().tiers();
        TierSentences tierSentences = new TierSentences(words);
        return new GuideJson(
                earning.of(member, defined, words),
                spending.of(member, defined, words),
                ExpirySentences.of(earningTerms.lots().expiry(), words),
                revision == null ? List.of() : tierSentences.of(revision.scheme()));
    }
}
