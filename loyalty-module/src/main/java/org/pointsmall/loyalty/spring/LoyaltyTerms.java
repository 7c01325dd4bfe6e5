package org.pointsmall.loyalty.spring;

import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.function.Supplier;
import org.pointsmall.loyalty.campaign.MemberRate;
import org.pointsmall.loyalty.campaign.MemberRates;
import org.pointsmall.loyalty.definition.Latest;
import org.pointsmall.loyalty.earning.EarningRules;
import org.pointsmall.loyalty.earning.EarningTerms;
import org.pointsmall.loyalty.earning.RuleBook;
import org.pointsmall.loyalty.ledger.ClawbackPolicy;
import org.pointsmall.loyalty.ledger.LedgerTerms;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.redemption.MemberOffset;
import org.pointsmall.loyalty.redemption.OffsetPolicy;
import org.pointsmall.loyalty.redemption.RedemptionTerms;
import org.pointsmall.loyalty.time.BusinessTime;

/** The programme's terms in the store's currency: by the settings in force, or by those of when an order was placed. */
final class LoyaltyTerms implements RedemptionTerms, EarningTerms, LedgerTerms {
    private final Latest<SettingsOverTime> settings;
    private final Supplier<Currency> currency;
    private final Latest<RuleBook> rules;
    private final MemberRates rates;
    private final BusinessTime time;

    LoyaltyTerms(
            Latest<SettingsOverTime> settings,
            Supplier<Currency> currency,
            Latest<RuleBook> rules,
            MemberRates rates,
            BusinessTime time) {
        this.settings = settings;
        this.rules = rules;
        this.currency = currency;
        this.rates = rates;
        this.time = time;
    }

    @Override
    public PointsRate standardRate() {
        return settings.book().now().offset().rate().in(currency.get());
    }

    @Override
    public OffsetPolicy offset(MemberId member) {
        return explainedOffset(member).policy();
    }

    @Override
    public OffsetPolicy standardOffset() {
        return settings.book().now().offset().in(currency.get());
    }

    /** At the best rate for the member that the settings of today can do with. */
    @Override
    public MemberOffset explainedOffset(MemberId member) {
        Currency now = currency.get();
        OffsetSettings offset = settings.book().now().offset();
        MemberRate rate = rates.of(member, offset.rate().in(now), other -> offset.fits(other, now));
        return new MemberOffset(offset.at(rate.rate()), rate.standard(), rate.trace());
    }

    @Override
    public PointsRate rate() {
        return settings.book().now().earning().in(currency.get());
    }

    @Override
    public EarningRules rules() {
        return new EarningRules(rate(), rules.book(), time.zone());
    }

    @Override
    public EarningRules rules(Instant placedAt) {
        return new EarningRules(settings.book().at(placedAt).earning().in(currency.get()), rules.book(), time.zone());
    }

    @Override
    public LotPolicy lots() {
        return settings.book().now().lots().earned();
    }

    @Override
    public LotPolicy lots(Instant placedAt) {
        return settings.book().at(placedAt).lots().earned();
    }

    @Override
    public Duration holdLasting() {
        return settings.book().now().holdLasting();
    }

    @Override
    public Duration grace() {
        return settings.book().now().lots().grace();
    }

    @Override
    public ClawbackPolicy clawback(Instant placedAt) {
        return settings.book().at(placedAt).lots().clawback();
    }
}
