package org.pointsmall.loyalty.campaign.jdbc;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Currency;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.campaign.CampaignEffect;
import org.pointsmall.loyalty.campaign.CampaignTerms;
import org.pointsmall.loyalty.campaign.Goods;
import org.pointsmall.loyalty.campaign.People;
import org.pointsmall.loyalty.definition.jdbc.WindowJson;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.segment.SegmentCode;
import org.pointsmall.loyalty.tier.TierCode;

/** What a campaign says as JSON, in the words of this class's own records, which stay as they are for years. */
final class CampaignJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private CampaignJson() {}

    /**
     * @param percent where its effect is on prices
     * @param rate where its effect is the rate of the checkout
     */
    @JsonInclude(Include.NON_EMPTY)
    private record Text(
            String name,
            int priority,
            @Nullable Set<Long> products,
            @Nullable Set<Long> categories,
            @Nullable Set<String> tiers,
            @Nullable Set<String> segments,
            WindowJson when,
            @Nullable Integer percent,
            @Nullable Rate rate) {}

    /** @param money in minor units */
    private record Rate(long points, long money, String currency) {

        static Rate of(PointsRate rate) {
            return new Rate(
                    rate.points().value(),
                    rate.money().minorUnits(),
                    rate.money().currency().getCurrencyCode());
        }

        PointsRate rate() {
            return new PointsRate(Points.of(points), new Money(money, Currency.getInstance(currency)));
        }
    }

    static String write(CampaignTerms terms) {
        Integer percent = terms.effect() instanceof CampaignEffect.PricePercent price ? price.percent() : null;
        Rate rate = terms.effect() instanceof CampaignEffect.OffsetRate offset ? Rate.of(offset.rate()) : null;
        Text text = new Text(
                terms.name(),
                terms.priority(),
                new TreeSet<>(terms.goods().products()),
                new TreeSet<>(terms.goods().categories()),
                each(terms.people().tiers(), TierCode::value, TreeSet::new),
                each(terms.people().segments(), SegmentCode::value, TreeSet::new),
                WindowJson.of(terms.window()),
                percent,
                rate);
        try {
            return JSON.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a campaign that is no JSON: " + terms, e);
        }
    }

    static CampaignTerms read(String json) {
        try {
            Text text = JSON.readValue(json, Text.class);
            return new CampaignTerms(
                    text.name(),
                    text.priority(),
                    new Goods(given(text.products()), given(text.categories())),
                    new People(
                            each(given(text.tiers()), TierCode::new, Set::copyOf),
                            each(given(text.segments()), SegmentCode::new, Set::copyOf)),
                    text.when().window(),
                    effect(text));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("there is a campaign that can't be read: " + json, e);
        }
    }

    private static CampaignEffect effect(Text text) {
        if (text.percent() != null) {
            return new CampaignEffect.PricePercent(text.percent());
        }
        if (text.rate() != null) {
            return new CampaignEffect.OffsetRate(text.rate().rate());
        }
        throw new IllegalStateException("a campaign that does nothing: " + text);
    }

    private static <T, U> Set<U> each(
            Set<T> values, Function<? super T, ? extends U> as, Function<Set<U>, Set<U>> collected) {
        return collected.apply(values.stream().map(as).collect(Collectors.toSet()));
    }

    private static <T> Set<T> given(@Nullable Set<T> values) {
        return values == null ? Set.of() : values;
    }
}
