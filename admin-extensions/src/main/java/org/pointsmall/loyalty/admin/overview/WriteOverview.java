package org.pointsmall.loyalty.admin.overview;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.pointsmall.loyalty.admin.choice.TargetNames;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.earning.Budgets;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.pointsmall.loyalty.insight.MallReport;
import org.pointsmall.loyalty.insight.StockLeft;
import org.pointsmall.loyalty.insight.dashboard.Dashboard.Overview;
import org.pointsmall.loyalty.insight.figure.BurnedFor;
import org.pointsmall.loyalty.redemption.RedemptionTerms;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.context.MessageSource;

/** Puts the dashboard into writing, with the names of rules, tiers and offers. */
final class WriteOverview {
    private static final String RULE = "RULE:";
    private static final String TIER = "TIER:";

    private final Budgets budgets;
    private final MallReport mall;
    private final EditDefinitions<RuleTerms> rules;
    private final TargetNames.Source names;
    private final RedemptionTerms terms;
    private final MessageSource messages;
    private final BusinessTime time;

    WriteOverview(
            Budgets budgets,
            MallReport mall,
            EditDefinitions<RuleTerms> rules,
            TargetNames.Source names,
            RedemptionTerms terms,
            MessageSource messages,
            BusinessTime time) {
        this.budgets = budgets;
        this.mall = mall;
        this.rules = rules;
        this.names = names;
        this.terms = terms;
        this.messages = messages;
        this.time = time;
    }

    OverviewView view(Overview seen, Locale locale) {
        DisplayFormat written = new DisplayFormat(locale, time.zone());
        Map<String, String> ruleNames = new HashMap<>();
        rules.all()
                .forEach(rule -> ruleNames.put(
                        Long.toString(rule.ref().id()), rule.terms().name()));
        TargetNames known = names.of(List.of(), PointsUses.categories(seen.uses()), locale);
        DrawUpOverview draw = new DrawUpOverview(
                written,
                terms.standardRate(),
                known::tier,
                source -> source.startsWith(RULE)
                        ? ruleNames.getOrDefault(source.substring(RULE.length()), source.replace(RULE, "#"))
                        : source.startsWith(TIER)
                                ? known.tier(source.substring(TIER.length()))
                                : text("LoyaltyOverview_Source" + source, locale),
                use -> use.startsWith(BurnedFor.CATEGORY)
                        ? known.category(Long.valueOf(use.substring(BurnedFor.CATEGORY.length())))
                        : use.startsWith(BurnedFor.REWARD)
                                ? text("LoyaltyOffer_Kind_" + use.substring(BurnedFor.REWARD.length()), locale)
                                : text("LoyaltyOverview_Use" + use, locale));
        MallReport.Report report = mall.report();
        Map<Long, StockLeft> left = mall.left();
        return draw.of(
                seen,
                budgets.now(),
                offers(report.best(), left, written, locale),
                offers(report.worst(), left, written, locale));
    }

    private String text(String code, Locale locale) {
        return Objects.requireNonNull(messages.getMessage(code, null, code, locale));
    }

    private static List<OverviewView.Offer> offers(
            List<MallReport.Ranked> ranked, Map<Long, StockLeft> left, DisplayFormat written, Locale locale) {
        return ranked.stream()
                .map(offer -> {
                    StockLeft stock = left.get(offer.id());
                    OptionalLong days = stock == null ? OptionalLong.empty() : stock.days();
                    return new OverviewView.Offer(
                            offer.id(),
                            offer.name().in(locale),
                            written.number(offer.exchanged()),
                            stock == null ? "" : written.number(stock.remaining()),
                            days.isPresent() ? written.number(days.getAsLong()) : "");
                })
                .toList();
    }

    byte[] table(Overview seen, DisplayFormat written, Locale locale) {
        return new OverviewTable(messages, locale).of(view(seen, locale), seen, written);
    }
}
