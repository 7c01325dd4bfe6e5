package org.pointsmall.loyalty.admin.simulation;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.pointsmall.loyalty.admin.definition.Note;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.definition.Proposal;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.simulation.CostComparison;
import org.pointsmall.loyalty.simulation.ForeseeCost;
import org.pointsmall.loyalty.tier.TierScheme;
import org.pointsmall.loyalty.time.BusinessTime;

/** Says what a change would cost, and what that was counted from. */
public final class CostInWords {
    private static final String WORDS = "LoyaltyAsk_Cost_";

    private final ForeseeCost foresee;
    private final BusinessTime time;

    public CostInWords(ForeseeCost foresee, BusinessTime time) {
        this.foresee = foresee;
        this.time = time;
    }

    /** Of a rule that comes into force, changes or ends. */
    public List<Note> ofRule(Proposal<RuleTerms> change, Locale locale) {
        List<Note> said = new ArrayList<>(of(foresee.ofRule(change), locale));
        Window window = change.terms().window();
        if (window.from() != null || window.until() != null) {
            said.add(plain("AsIf"));
        }
        if (!window.dates().isEmpty()) {
            said.add(plain("Dates"));
        }
        return said;
    }

    /** Of other rates. */
    public List<Note> ofRates(PointsRate earning, PointsRate worth, Locale locale) {
        return of(foresee.ofRates(earning, worth), locale);
    }

    /** Of other tiers, by what they multiply. */
    public List<Note> ofTiers(TierScheme then, Locale locale) {
        return of(foresee.ofTiers(then), locale);
    }

    private List<Note> of(CostComparison cost, Locale locale) {
        return of(cost, new DisplayFormat(locale, time.zone()));
    }

    static List<Note> of(CostComparison cost, DisplayFormat written) {
        if (cost.isOfNothing()) {
            return List.of(plain("Nothing", Long.valueOf(ForeseeCost.DAYS)));
        }
        BigDecimal more = cost.more();
        String now = written.amount(cost.percentNow());
        String then = written.amount(cost.percentThen());
        Sentence effect = cost.now().money().equals(cost.then().money())
                ? Sentence.of(WORDS + "Same", now, Long.valueOf(ForeseeCost.DAYS))
                : Sentence.of(
                        WORDS + (cost.then().money().isMoreThan(cost.now().money()) ? "More" : "Less"),
                        now,
                        then,
                        written.amount(more.abs()) + " "
                                + cost.sales().currency().getCurrencyCode(),
                        Long.valueOf(ForeseeCost.DAYS));
        return List.of(
                Note.warning(effect),
                plain(
                        cost.isSample() ? "Sample" : "All",
                        Long.valueOf(cost.looked()),
                        Long.valueOf(cost.orders()),
                        written.day(cost.from()),
                        written.lastDay(cost.until())),
                plain(
                        "Points",
                        Long.valueOf(cost.inAll(cost.now().points())),
                        Long.valueOf(cost.inAll(cost.then().points()))));
    }

    private static Note plain(String code, Serializable... operands) {
        return Note.plain(Sentence.of(WORDS + code, operands));
    }
}
