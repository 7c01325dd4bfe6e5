package org.pointsmall.loyalty.api.guide;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.pointsmall.loyalty.api.guide.GuideJson.GuideSentenceJson;
import org.pointsmall.loyalty.catalogue.Catalogue;
import org.pointsmall.loyalty.earning.EarningTerms;
import org.pointsmall.loyalty.earning.Effect;
import org.pointsmall.loyalty.earning.RuleGroup;
import org.pointsmall.loyalty.earning.RulesForShopper;
import org.pointsmall.loyalty.earning.RulesForShopper.Ahead;
import org.pointsmall.loyalty.earning.Stacking;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.tier.Benefits;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.time.BusinessTime;

/** How points are earned: what holds always, then what each rule adds. The catalogue is asked once for all of it. */
final class EarningChapter {
    /** Rules that are told at most: nobody reads more. */
    static final int MOST = 200;

    private final RulesForShopper rules;
    private final Catalogue catalogue;
    private final EarningTerms terms;
    private final BusinessTime time;

    EarningChapter(RulesForShopper rules, Catalogue catalogue, EarningTerms terms, BusinessTime time) {
        this.rules = rules;
        this.catalogue = catalogue;
        this.terms = terms;
        this.time = time;
    }

    /** @param tiers that are defined: a rule for others only is for nobody */
    List<GuideSentenceJson> of(Optional<MemberId> member, List<Tier> tiers, Words words) {
        Map<String, Tier> byCode =
                tiers.stream().collect(Collectors.toMap(tier -> tier.code().value(), Function.identity()));
        List<Ahead> ahead = rules.of(member).stream()
                .filter(one -> isForATierOf(byCode, one))
                .limit(MOST)
                .toList();
        KnownThings known = thingsIn(ahead);
        List<Ahead> told = ahead.stream()
                .filter(one -> known.mayHave(one.rule().terms().scope()))
                .toList();
        List<GuideSentenceJson> chapter = new ArrayList<>();
        GeneralSentences general = new GeneralSentences(terms, words);
        general.of(multiplies(told, tiers)).forEach(text -> chapter.add(GuideSentenceJson.of(text)));
        GuideContext shown = new GuideContext(
                words, known.names(), byCode, time.now(), terms.rate().money().currency(), time.zone());
        RuleSentences sentences = new RuleSentences(shown);
        Map<RuleGroup, Long> rivals = told.stream()
                .filter(EarningChapter::competes)
                .collect(Collectors.groupingBy(one -> one.rule().terms().group(), Collectors.counting()));
        for (Ahead one : told) {
            boolean rivalled = rivals.getOrDefault(one.rule().terms().group(), 0L) > 1 && competes(one);
            chapter.add(json(one, sentences.of(one, rivalled)));
        }
        return chapter;
    }

    private static boolean isForATierOf(Map<String, Tier> tiers, Ahead one) {
        return one.rule().terms().audience().tiers().isEmpty()
                || one.rule().terms().audience().tiers().stream().anyMatch(tier -> tiers.containsKey(tier.value()));
    }

    /** Base rates compete with none by their group. */
    private static boolean competes(Ahead one) {
        return one.rule().terms().group().stacking() != Stacking.ALL
                && one.rule().terms().effect().role() != Effect.Role.SETS_THE_BASE;
    }

    private static boolean multiplies(List<Ahead> told, List<Tier> tiers) {
        return told.stream().anyMatch(one -> one.rule().terms().effect().hundredthsMore() > 0)
                || tiers.stream()
                        .anyMatch(tier -> tier.benefits().earningMultiplier() > Benefits.NONE.earningMultiplier());
    }

    private KnownThings thingsIn(List<Ahead> ahead) {
        NamedThings things = new NamedThings();
        ahead.forEach(one -> things.add(one.rule().terms()));
        return KnownThings.of(things, catalogue);
    }

    private static GuideSentenceJson json(Ahead one, String text) {
        return GuideSentenceJson.ofRule(
                one.rule().ref().id(), text, one.rule().terms().window());
    }
}
