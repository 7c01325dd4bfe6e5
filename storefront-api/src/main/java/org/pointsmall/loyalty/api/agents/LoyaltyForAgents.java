package org.pointsmall.loyalty.api.agents;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.api.guide.TierBenefits;
import org.pointsmall.loyalty.api.wording.Explanations;
import org.pointsmall.loyalty.api.wording.Language;
import org.pointsmall.loyalty.earning.EarningDecision;
import org.pointsmall.loyalty.member.CurrentMember;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.redemption.EstimateEarnings;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.tier.MemberTiers;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.tier.TierSchemes;
import org.pointsmall.loyalty.trace.TraceLine;

/**
 * The member {@code loyalty} of an answer to an agent: a map from what can be claimed to what it is worth. Empty where nothing
 * is to be told. Who is meant is whoever is signed in, and nobody that a request names; a guest who claims membership is told
 * what would be earned right after joining.
 */
public final class LoyaltyForAgents {
    private static final String PROGRAMME = "points";
    private static final String CODE = "POINTS";
    private static final String ROUNDED = "earn.rounded-down";

    private final String claim;
    private final CurrentMember currentMember;
    private final EstimateEarnings estimate;
    private final MemberTiers tiers;
    private final TierSchemes schemes;
    /** What an award says in the member's journal. */
    private final Explanations explanations =
            new Explanations("org.pointsmall.loyalty.api.member.explanations", LoyaltyForAgents.class);

    /** @param claim the reverse-domain name under which agents know the programme */
    public LoyaltyForAgents(
            String claim,
            CurrentMember currentMember,
            EstimateEarnings estimate,
            MemberTiers tiers,
            TierSchemes schemes) {
        this.claim = claim;
        this.currentMember = currentMember;
        this.estimate = estimate;
        this.tiers = tiers;
        this.schemes = schemes;
    }

    /** Where nothing particular is bought: no forecast. */
    public Map<String, Membership> ofNothingInParticular(Collection<String> claims, Language language) {
        return told(claims, language, null);
    }

    /** With what so many of a product would earn, bought alone. */
    public Map<String, Membership> ofProduct(
            long productId, int quantity, Collection<String> claims, Language language) {
        return concerns(claims)
                ? told(claims, language, estimate.ofProduct(productId, quantity).orElse(null))
                : Map.of();
    }

    /** With what the request's current cart would earn, ordered now. A guest has none, and is told of no forecast. */
    public Map<String, Membership> ofCart(Collection<String> claims, Language language) {
        return told(
                claims,
                language,
                estimate.ofCart() instanceof Outcome.Done<EarningDecision> done ? done.value() : null);
    }

    private boolean concerns(Collection<String> claims) {
        return currentMember.id().isPresent() || claims.contains(claim);
    }

    private Map<String, Membership> told(
            Collection<String> claims, Language language, @Nullable EarningDecision decision) {
        if (!concerns(claims)) {
            return Map.of();
        }
        Optional<MemberId> member = currentMember.id();
        List<Membership.HeldTier> held = member.map(id -> held(id, language)).orElse(null);
        Membership.Collected points = new Membership.Collected(
                new Membership.PointsCurrency(AgentWords.say("currency", Map.of(), language), CODE, 0),
                decision == null ? null : forecast(decision, held, language));
        return Map.of(
                claim,
                new Membership(
                        PROGRAMME,
                        AgentWords.say("programme", Map.of(), language),
                        held,
                        List.of(points),
                        member.isEmpty()));
    }

    private @Nullable List<Membership.HeldTier> held(MemberId member, Language language) {
        TierSchemes.Revision revision = schemes.inForce();
        if (revision == null || revision.scheme().tiers().isEmpty()) {
            return null;
        }
        return tiers.tierOf(member).stream().map(tier -> held(tier, language)).toList();
    }

    private static Membership.HeldTier held(Tier tier, Language language) {
        return new Membership.HeldTier(
                tier.code().value(),
                tier.name().in(language.locale()),
                TierBenefits.of(tier, language).stream()
                        .map(benefit -> new Membership.Benefit(benefit.id(), benefit.text()))
                        .toList());
    }

    private Membership.Forecast forecast(
            EarningDecision decision, @Nullable List<Membership.HeldTier> held, Language language) {
        List<Membership.Step> steps = new ArrayList<>();
        for (TraceLine line : decision.trace()) {
            String points = line.operands().get("points");
            if (points != null && !line.code().equals(ROUNDED) && Long.parseLong(points) > 0) {
                explanations
                        .of(List.of(line), language)
                        .forEach(text -> steps.add(
                                new Membership.Step(id(line), text, Long.parseLong(points), benefit(line, held))));
            }
        }
        return new Membership.Forecast(decision.points().value(), steps);
    }

    private static String id(TraceLine line) {
        Map<String, String> operands = line.operands();
        if (operands.containsKey("tier")) {
            return "tier-" + operands.get("tier");
        }
        return operands.containsKey("rule") ? "rule-" + operands.get("rule") : "base";
    }

    /** Only a benefit that the answer has. */
    private static @Nullable String benefit(TraceLine line, @Nullable List<Membership.HeldTier> held) {
        String tier = line.operands().get("tier");
        boolean told = held != null
                && held.stream()
                        .filter(one -> one.id().equals(tier))
                        .flatMap(one -> one.benefits().stream())
                        .anyMatch(one -> one.id().equals(TierBenefits.MULTIPLIER));
        return told ? TierBenefits.MULTIPLIER : null;
    }
}
