package org.pointsmall.loyalty.campaign;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.catalogue.CatalogueInMemory;
import org.pointsmall.loyalty.definition.Audience;
import org.pointsmall.loyalty.definition.Scope;
import org.pointsmall.loyalty.definition.Surroundings;
import org.pointsmall.loyalty.definition.Targets;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.tier.Benefits;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.tier.TierName;

/** Says what a campaign does: {@code aCampaign().percent(80).within(memberDay).version()}. */
public final class CampaignFixture {
    public static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    public static final TierCode GOLD = new TierCode("gold");
    public static final SegmentCode LOYAL = new SegmentCode("loyal");
    private static final Currency CNY = Currency.getInstance("CNY");

    private long id = 1;
    private int priority = 100;
    private Scope scope = Scope.ALL;
    private Audience audience = Audience.EVERYONE;
    private Window window = Window.always(SHANGHAI);
    private CampaignEffect effect = new CampaignEffect.PricePercent(80);

    public static CampaignFixture aCampaign() {
        return new CampaignFixture();
    }

    /** A hundred points are worth so many fen. */
    public static PointsRate worth(long fen) {
        return new PointsRate(Points.of(100), new Money(fen, CNY));
    }

    /** A gold member: 100 points are 1.20, and mall offers cost so many per cent. */
    public static Tier gold(int mallPercent, @Nullable PointsRate rate) {
        return new Tier(GOLD, new TierName("Gold", "金卡"), 20, 5_000, new Benefits(100, rate, mallPercent));
    }

    public static Shopper shopper(@Nullable Tier tier, SegmentCode... segments) {
        return new Shopper() {
            @Override
            public Optional<Tier> tier() {
                return Optional.ofNullable(tier);
            }

            @Override
            public Set<SegmentCode> segments() {
                return Set.of(segments);
            }
        };
    }

    public static CampaignBook book(Campaign... campaigns) {
        return new CampaignBook(1, Arrays.asList(campaigns));
    }

    CampaignFixture number(long number) {
        id = number;
        return this;
    }

    CampaignFixture first(int place) {
        priority = place;
        return this;
    }

    public CampaignFixture percent(int percent) {
        effect = new CampaignEffect.PricePercent(percent);
        return this;
    }

    public CampaignFixture rate(PointsRate rate) {
        effect = new CampaignEffect.OffsetRate(rate);
        return this;
    }

    public CampaignFixture of(Scope what) {
        scope = what;
        return this;
    }

    public CampaignFixture to(Audience whom) {
        audience = whom;
        return this;
    }

    public CampaignFixture within(Window when) {
        window = when;
        return this;
    }

    public Campaign campaign() {
        return new Campaign(new VersionRef<>(id, 3), terms());
    }

    CampaignTerms terms() {
        return terms("campaign " + id);
    }

    public CampaignTerms terms(String name) {
        return new CampaignTerms(name, priority, scope, audience, window, effect);
    }

    /** A programme in yuan, by Shanghai's clocks. */
    public static Surroundings surroundings(Predicate<PointsRate> usableRate, Targets targets) {
        return new Surroundings(CNY, SHANGHAI, targets, usableRate);
    }

    /** A store with product 7 and category 70, in a programme with gold members and loyal ones. */
    public static Targets targets() {
        return new Targets(
                new CatalogueInMemory(Map.of(7L, "Lantern"), Map.of(70L, "Lights")),
                code -> code.equals(GOLD.value()),
                code -> code.equals(LOYAL.value()));
    }
}
