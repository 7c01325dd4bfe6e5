package org.pointsmall.loyalty.admin.simulation;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.pointsmall.loyalty.admin.definition.Note;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.campaign.CampaignTerms;
import org.pointsmall.loyalty.definition.Proposal;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.simulation.ForeseeCost;
import org.pointsmall.loyalty.simulation.ForeseeSpending;
import org.pointsmall.loyalty.simulation.SpendingComparison;
import org.pointsmall.loyalty.tier.TierScheme;
import org.pointsmall.loyalty.time.BusinessTime;

/** Says what a change would cost where points are spent, and what that was counted from. */
public final class SpendingInWords {
    private static final String WORDS = "LoyaltyAsk_Spend_";

    private final ForeseeSpending foresee;
    private final BusinessTime time;

    public SpendingInWords(ForeseeSpending foresee, BusinessTime time) {
        this.foresee = foresee;
        this.time = time;
    }

    /** Of a campaign that comes into force, changes or ends. */
    public List<Note> ofCampaign(Proposal<CampaignTerms> change, Locale locale) {
        List<Note> said = new ArrayList<>(of(foresee.ofCampaign(change), new DisplayFormat(locale, time.zone())));
        Window window = change.terms().window();
        if (window.from() != null || window.until() != null) {
            said.add(Note.plain(Sentence.of(WORDS + "AsIf")));
        }
        if (!window.dates().isEmpty()) {
            said.add(Note.plain(Sentence.of(WORDS + "Dates")));
        }
        return said;
    }

    /** Of other tiers. */
    public List<Note> ofTiers(TierScheme then, Locale locale) {
        return of(foresee.ofTiers(then), new DisplayFormat(locale, time.zone()));
    }

    static List<Note> of(SpendingComparison cost, DisplayFormat written) {
        Long days = Long.valueOf(ForeseeCost.DAYS);
        if (cost.isOfNothing()) {
            return List.of(plain(WORDS + "Nothing", days));
        }
        List<Note> said = new ArrayList<>();
        BigDecimal more = cost.more();
        said.add(Note.warning(
                cost.isTheSame()
                        ? Sentence.of(WORDS + "Same", days)
                        : Sentence.of(
                                WORDS + (more.signum() < 0 ? "Less" : "More"),
                                written.amount(more.abs()) + " "
                                        + cost.paidNow().currency().getCurrencyCode(),
                                days)));
        if (!cost.checkout().isZero()) {
            said.add(plain(
                    WORDS + "Checkout",
                    Long.valueOf(cost.checkout().value()),
                    written.amount(cost.paidNow().amount()),
                    cost.paidThen().toString()));
        }
        if (!cost.mallNow().isZero()) {
            said.add(plain(
                    WORDS + "Mall",
                    Long.valueOf(cost.mallNow().value()),
                    Long.valueOf(cost.mallThen().value())));
        }
        said.add(plain(
                WORDS + (cost.isSample() ? "Sample" : "All"),
                Long.valueOf(cost.looked()),
                Long.valueOf(cost.orders()),
                written.day(cost.from()),
                written.lastDay(cost.until())));
        return said;
    }

    private static Note plain(String code, Serializable... operands) {
        return Note.plain(Sentence.of(code, operands));
    }
}
