package org.pointsmall.loyalty.spring;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;
import org.pointsmall.loyalty.adjustment.ApprovalRule;
import org.pointsmall.loyalty.aftersale.ReturnPolicy;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.recommendation.RecommendationTerms;
import org.pointsmall.loyalty.settings.MeasuringTerms;
import org.pointsmall.loyalty.settings.ProgrammeTerms;

/**
 * The programme's settings: from the store's properties, and from what operators have published in their place.
 *
 * @param offset what points pay for
 * @param earning {@code loyalty.earning.points} are earned by each {@code loyalty.earning.money} paid; 1 by 1.00
 * @param holdLasting {@code loyalty.hold.time-out}: how long a checkout may take; 15 minutes. Of the properties only
 * @param lots how long points last
 * @param returns what goes back when goods do
 * @param segments how members are measured
 * @param approval from when on adjustments by hand need a second admin; no property says it
 * @param recommendations what a page of recommendations is made by
 */
record LoyaltySettings(
        OffsetSettings offset,
        Rate earning,
        Duration holdLasting,
        LotSettings lots,
        ReturnPolicy returns,
        SegmentSettings segments,
        ApprovalRule approval,
        RecommendationTerms recommendations) {

    /** A rate before its currency is known. */
    record Rate(long points, BigDecimal money) {
        PointsRate in(Currency currency) {
            return new PointsRate(Points.of(points), Money.exactly(money, currency));
        }

        static Rate of(String name, long points, BigDecimal money) {
            Rate rate = new Rate(points, money);
            if (rate.points() < 1 || rate.money().signum() <= 0) {
                throw new IllegalArgumentException(name + " needs at least 1 point and more than 0 money: " + rate);
            }
            return rate;
        }

        static Rate of(PointsRate rate) {
            return new Rate(rate.points().value(), rate.money().amount());
        }
    }

    static LoyaltySettings of(LoyaltyProperties properties) {
        LoyaltyProperties.Earning earning = properties.earning();
        return new LoyaltySettings(
                OffsetSettings.of(properties.offset()),
                Rate.of("loyalty.earning", earning.points(), earning.money()),
                properties.hold().timeOut(),
                LotSettings.of(properties),
                ReturnSettings.of(properties.returns()).returns(),
                SegmentSettings.of(properties.segment()),
                ApprovalRule.NONE,
                RecommendationSettings.of(properties.recommendation()));
    }

    /** With what operators have published. Amounts are in the store's currency, whichever that is, as in the properties. */
    LoyaltySettings with(ProgrammeTerms terms) {
        return new LoyaltySettings(
                OffsetSettings.of(terms.offset()),
                Rate.of(terms.earning()),
                holdLasting,
                lots.with(terms.lots(), terms.grace(), terms.clawback()),
                terms.returns(),
                new SegmentSettings(
                        terms.segments().lookBack(), terms.segments().everyDays()),
                terms.approval(),
                terms.recommendations());
    }

    /** What an operator begins with. Spans that are finer than seconds, as only properties can be, are rounded up. */
    ProgrammeTerms terms(Currency currency) {
        return new ProgrammeTerms(
                "",
                earning.in(currency),
                new LotPolicy(
                        wholeSeconds(lots.earned().pending()), lots.earned().expiry()),
                offset.in(currency),
                returns,
                wholeSeconds(lots.grace()),
                lots.clawback(),
                new MeasuringTerms(segments.lookBack(), segments.everyDays()),
                approval,
                recommendations);
    }

    private static Duration wholeSeconds(Duration span) {
        return span.getNano() == 0 ? span : Duration.ofSeconds(span.getSeconds() + 1);
    }
}
