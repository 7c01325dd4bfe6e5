package org.pointsmall.loyalty.mall.jdbc;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Currency;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.definition.Audience;
import org.pointsmall.loyalty.definition.jdbc.WindowJson;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.mall.OfferAudience;
import org.pointsmall.loyalty.mall.OfferName;
import org.pointsmall.loyalty.mall.OfferTerms;
import org.pointsmall.loyalty.mall.Period;
import org.pointsmall.loyalty.mall.Price;
import org.pointsmall.loyalty.mall.Supply;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;

/** What an offer says as JSON, in the words of this class's own records, which stay as they are for years. */
final class OfferJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private OfferJson() {}

    @JsonInclude(Include.NON_EMPTY)
    private record Text(
            String english,
            String chinese,
            Given gives,
            PriceText price,
            SupplyText supply,
            Whom whom,
            WindowJson seen,
            WindowJson exchangeable,
            @Nullable Amount besides,
            boolean givesBack,
            @Nullable Set<String> zones,
            int position) {}

    /** One of them is there. */
    @JsonInclude(Include.NON_NULL)
    private record Given(
            Content.@Nullable Goods goods,
            Content.@Nullable Coupon coupon,
            Content.@Nullable Code code,
            Content.@Nullable Entitlement entitlement,
            Content.@Nullable Donation donation) {

        static Given of(Content content) {
            return new Given(
                    content instanceof Content.Goods goods ? goods : null,
                    content instanceof Content.Coupon coupon ? coupon : null,
                    content instanceof Content.Code code ? code : null,
                    content instanceof Content.Entitlement entitlement ? entitlement : null,
                    content instanceof Content.Donation donation ? donation : null);
        }

        Content content() {
            for (Content content : new @Nullable Content[] {goods, coupon, code, entitlement, donation}) {
                if (content != null) {
                    return content;
                }
            }
            throw new IllegalStateException("an offer that gives nothing");
        }
    }

    /** @param money in minor units */
    private record Amount(long money, String currency) {
        static @Nullable Amount of(@Nullable Money money) {
            return money == null
                    ? null
                    : new Amount(money.minorUnits(), money.currency().getCurrencyCode());
        }

        static @Nullable Money money(@Nullable Amount amount) {
            return amount == null ? null : new Money(amount.money, Currency.getInstance(amount.currency));
        }
    }

    @JsonInclude(Include.NON_NULL)
    private record PriceText(
            long points,
            @Nullable Amount cash,
            @Nullable Amount market,
            @Nullable Integer launchDays,
            @Nullable Long launchPoints,
            @Nullable Long firstPieces,
            @Nullable Long firstPoints) {

        static PriceText of(Price price) {
            Price.Launch launch = price.launch();
            Price.First first = price.first();
            return new PriceText(
                    price.points().value(),
                    Amount.of(price.cash()),
                    Amount.of(price.market()),
                    launch == null ? null : launch.days(),
                    launch == null ? null : launch.points().value(),
                    first == null ? null : first.pieces(),
                    first == null ? null : first.points().value());
        }

        Price price() {
            return new Price(
                    Points.of(points),
                    Amount.money(cash),
                    Amount.money(market),
                    launchDays == null || launchPoints == null
                            ? null
                            : new Price.Launch(launchDays, Points.of(launchPoints)),
                    firstPieces == null || firstPoints == null
                            ? null
                            : new Price.First(firstPieces, Points.of(firstPoints)));
        }
    }

    @JsonInclude(Include.NON_NULL)
    private record SupplyText(
            @Nullable Long total,
            @Nullable Long perMember,
            Period period,
            boolean stockComesBack,
            boolean quotaComesBack) {}

    @JsonInclude(Include.NON_EMPTY)
    private record Whom(
            @Nullable Set<String> tiers, @Nullable Set<String> segments, @Nullable String leastTier, boolean hidden) {

        static Whom of(OfferAudience audience) {
            TierCode least = audience.leastTier();
            return new Whom(
                    texts(audience.people().tiers()),
                    texts(audience.people().segments()),
                    least == null ? null : least.value(),
                    audience.hidden());
        }

        OfferAudience audience() {
            return new OfferAudience(
                    new Audience(
                            given(tiers).stream().map(TierCode::new).collect(Collectors.toSet()),
                            given(segments).stream().map(SegmentCode::new).collect(Collectors.toSet())),
                    leastTier == null ? null : new TierCode(leastTier),
                    hidden);
        }
    }

    static String write(OfferTerms terms) {
        Supply supply = terms.supply();
        Text text = new Text(
                terms.name().english(),
                terms.name().chinese(),
                Given.of(terms.content()),
                PriceText.of(terms.price()),
                new SupplyText(
                        supply.total(),
                        supply.perMember(),
                        supply.period(),
                        supply.stockComesBack(),
                        supply.quotaComesBack()),
                Whom.of(terms.audience()),
                WindowJson.of(terms.seen()),
                WindowJson.of(terms.exchangeable()),
                Amount.of(terms.besides()),
                terms.givesBack(),
                new TreeSet<>(terms.zones()),
                terms.position());
        try {
            return JSON.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("an offer that is no JSON: " + terms, e);
        }
    }

    static OfferTerms read(String json) {
        try {
            Text text = JSON.readValue(json, Text.class);
            SupplyText supply = text.supply();
            return new OfferTerms(
                    new OfferName(text.english(), text.chinese()),
                    text.gives().content(),
                    text.price().price(),
                    new Supply(
                            supply.total(),
                            supply.perMember(),
                            supply.period(),
                            supply.stockComesBack(),
                            supply.quotaComesBack()),
                    text.whom().audience(),
                    text.seen().window(),
                    text.exchangeable().window(),
                    Amount.money(text.besides()),
                    text.givesBack(),
                    given(text.zones()),
                    text.position());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("there is an offer that can't be read: " + json, e);
        }
    }

    private static Set<String> texts(Set<?> codes) {
        return codes.stream().map(Object::toString).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> given(@Nullable Set<String> values) {
        return values == null ? Set.of() : values;
    }
}
