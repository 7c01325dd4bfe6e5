package org.pointsmall.loyalty.admin.mall;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pointsmall.loyalty.admin.definition.Telling;
import org.pointsmall.loyalty.admin.definition.Told;
import org.pointsmall.loyalty.admin.page.Phrases;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.mall.Needs;
import org.pointsmall.loyalty.mall.OfferTerms;
import org.pointsmall.loyalty.mall.Price;
import org.pointsmall.loyalty.mall.Supply;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.stock.QuotaPeriod;

/** Tells an offer: "Until 2027-03-01 00:00, gold members can have “Tea set” (goods) for 2,000 points and CNY 50.00." */
final class TellOffer implements Telling<OfferTerms> {
    private static final Set<String> UNTOLD = Set.of("position", "zones", "price.market", "people.hidden");

    @Override
    public Set<String> untold() {
        return UNTOLD;
    }

    @Override
    public List<List<String>> sentences(OfferTerms offer, Told told) {
        Phrases say = told.say();
        List<List<String>> sentences = new ArrayList<>();
        sentences.add(told.inOrder(Map.of(
                "when",
                told.when(offer.exchangeable()),
                "main",
                List.of(main(offer, told)),
                "condition",
                needs(offer.audience().needs(), say))));
        sentences.add(lower(offer.price(), say));
        sentences.add(supply(offer.supply(), say));
        return sentences;
    }

    private static List<String> supply(Supply supply, Phrases say) {
        List<String> said = new ArrayList<>();
        Long total = supply.total();
        Long each = supply.perMember();
        if (total != null) {
            said.add(say.say(Sentence.of("LoyaltyOffer_SoMany", total)));
        }
        if (each != null) {
            String most = say.say(Sentence.of("LoyaltyOffer_SoManyEach", each));
            said.add(
                    supply.period() == QuotaPeriod.FOR_EVER
                            ? most
                            : say.say("EachIn", most, say.say(Sentence.of("LoyaltyOffer_Period_" + supply.period()))));
        }
        return said;
    }

    private static String main(OfferTerms offer, Told told) {
        Phrases say = told.say();
        String name = offer.name().in(say.locale());
        String whom = whom(offer, told);
        Price price = offer.price();
        Money besides = offer.besides();
        if (offer.kind() == Content.Kind.GIFT) {
            return say.say("Offer_Gift", whom, name, String.valueOf(besides));
        }
        Money cash = price.cash();
        String cost = say.say(
                cash == null
                        ? Sentence.of("LoyaltyOffer_Costs", price.points().value())
                        : Sentence.of(
                                "LoyaltyOffer_CostsAndCash", price.points().value(), cash.toString()));
        String kind = say.say(Sentence.of("LoyaltyOffer_Kind_" + offer.kind()));
        return besides == null
                ? say.say("Offer", whom, name, kind, cost)
                : say.say("Offer_Besides", whom, name, kind, cost, besides.toString());
    }

    private static String whom(OfferTerms offer, Told told) {
        String whom = told.whom(offer.audience().members());
        TierCode least = offer.audience().leastTier();
        return least == null
                ? whom
                : told.say().say("FromTier", whom, told.words().names().tier(least.value()));
    }

    private static List<String> needs(Needs needs, Phrases say) {
        List<String> all = new ArrayList<>();
        if (needs.beforeFirstOrder()) {
            all.add(say.say("Needs_FirstOrder"));
        }
        if (needs.birthdayMonth()) {
            all.add(say.say("Needs_BirthdayMonth"));
        }
        if (needs.available() != null) {
            all.add(say.say("Needs_Held", needs.available().value()));
        }
        if (needs.spent() != null) {
            all.add(say.say("Needs_Spent", needs.spent().toString()));
        }
        if (needs.days() != null) {
            all.add(say.say("Needs_Joined", needs.days().longValue()));
        }
        return all.isEmpty() ? List.of() : List.of(say.say("If", say.all(all)));
    }

    private static List<String> lower(Price price, Phrases say) {
        List<String> lower = new ArrayList<>();
        Price.Launch launch = price.launch();
        Price.First first = price.first();
        if (launch != null) {
            lower.add(say.say("Launch", launch.points().value(), (long) launch.days()));
        }
        if (first != null) {
            lower.add(say.say("First", first.points().value(), first.pieces()));
        }
        return lower;
    }
}
