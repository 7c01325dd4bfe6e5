package org.pointsmall.loyalty.admin.mall;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.admin.ToldFixture;
import org.pointsmall.loyalty.definition.Audience;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.mall.Needs;
import org.pointsmall.loyalty.mall.OfferAudience;
import org.pointsmall.loyalty.mall.OfferName;
import org.pointsmall.loyalty.mall.OfferTerms;
import org.pointsmall.loyalty.mall.Price;
import org.pointsmall.loyalty.mall.Supply;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.stock.QuotaPeriod;

import static org.assertj.core.api.Assertions.assertThat;

/** Mall offers as they tell themselves, to the letter. */
class TellOfferTest {
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final Window ALWAYS = Window.always(ZoneId.of("Asia/Shanghai"));

    @Test
    void aFlashOffer() {
        OfferTerms flash = offer(
                new Content.Goods(7),
                new Price(
                        Points.of(2_000),
                        money(50_00),
                        null,
                        new Price.Launch(7, Points.of(1_000)),
                        new Price.First(100, Points.of(900))),
                Supply.of(500).each(2, QuotaPeriod.MONTH),
                new OfferAudience(
                        Audience.EVERYONE,
                        new TierCode("gold"),
                        false,
                        new Needs(true, true, Points.of(10), money(1_00), 30)),
                ALWAYS.within(null, LocalDateTime.parse("2027-03-01T00:00")),
                null);

        assertThat(told(flash, "en"))
                .isEqualTo(
                        "Until 2027-03-01 00:00, members from Gold on can have “Tea set” (Goods) for 2,000 points and"
                                + " 50.00 CNY, if it is before their first order, it is the month of their birthday, they have at"
                                + " least 10 points, they have bought for at least 1.00 CNY in 365 days and they joined at least 30"
                                + " days ago. 1,000 points in the first 7 days, 900 points for the first 100 pieces. 500 in all, 2"
                                + " for each member a month.");
        assertThat(told(flash, "zh-CN"))
                .isEqualTo("至 2027-03-01 00:00，若尚无首单、正值生日当月、可用积分不少于 10、365 天内消费不少于 1.00 CNY和入会已满 30 天，"
                        + "金卡及以上等级的会员可用 2,000 积分 + 50.00 CNY 兑换“茶具套装”（商品）。首发 7 天内只需 1,000 积分，"
                        + "前 100 件只需 900 积分。共 500 件，每月每位会员 2 件。");
    }

    @Test
    void aGiftAndADonation() {
        OfferTerms gift = offer(
                new Content.Gift(7), Price.NOTHING, Supply.UNLIMITED, OfferAudience.EVERYONE, ALWAYS, money(99_00));
        assertThat(told(gift, "en")).isEqualTo("Members get “Tea set” as a gift beside other goods for 99.00 CNY.");
        assertThat(told(gift, "zh-CN")).isEqualTo("会员购买其他商品满 99.00 CNY 即赠“茶具套装”。");

        OfferTerms donation = offer(
                new Content.Donation("trees"),
                Price.of(Points.of(100)),
                Supply.UNLIMITED,
                OfferAudience.EVERYONE,
                ALWAYS,
                null);
        assertThat(told(donation, "en")).isEqualTo("Members can have “Tea set” (Donation) for 100 points.");
    }

    @Test
    void eachTermAlone() {
        assertThat(told(coupon(Supply.UNLIMITED.each(2, QuotaPeriod.FOR_EVER), Needs.NONE), "en"))
                .isEqualTo("Members can have “Tea set” (Coupon) for 100 points. 2 for each member.");
        assertThat(told(coupon(Supply.of(3), Needs.NONE), "en"))
                .isEqualTo("Members can have “Tea set” (Coupon) for 100 points. 3 in all.");
        assertThat(told(coupon(Supply.UNLIMITED, new Needs(true, false, null, null, null)), "en"))
                .isEqualTo("Members can have “Tea set” (Coupon) for 100 points, if it is before their first order.");
        assertThat(told(coupon(Supply.UNLIMITED, new Needs(false, true, null, null, null)), "en"))
                .isEqualTo("Members can have “Tea set” (Coupon) for 100 points, if it is the month of their birthday.");
        assertThat(told(priced(new Price.Launch(7, Points.of(50)), null), "en"))
                .isEqualTo("Members can have “Tea set” (Coupon) for 100 points. 50 points in the first 7 days.");
        assertThat(told(priced(null, new Price.First(9, Points.of(60))), "en"))
                .isEqualTo("Members can have “Tea set” (Coupon) for 100 points. 60 points for the first 9 pieces.");
    }

    private static OfferTerms coupon(Supply supply, Needs needs) {
        return offer(
                new Content.Coupon(7, 0, 30),
                Price.of(Points.of(100)),
                supply,
                new OfferAudience(Audience.EVERYONE, null, false, needs),
                ALWAYS,
                null);
    }

    private static OfferTerms priced(Price.@Nullable Launch launch, Price.@Nullable First first) {
        return offer(
                new Content.Coupon(7, 0, 30),
                new Price(Points.of(100), null, null, launch, first),
                Supply.UNLIMITED,
                OfferAudience.EVERYONE,
                ALWAYS,
                null);
    }

    private static Money money(long minor) {
        return new Money(minor, CNY);
    }

    private static OfferTerms offer(
            Content content,
            Price price,
            Supply supply,
            OfferAudience audience,
            Window exchangeable,
            @Nullable Money besides) {
        return new OfferTerms(
                new OfferName("Tea set", "茶具套装"),
                content,
                price,
                supply,
                audience,
                ALWAYS,
                exchangeable,
                besides,
                false,
                Set.of(),
                1);
    }

    private static String told(OfferTerms offer, String language) {
        return ToldFixture.told(new TellOffer(), offer, "", language);
    }
}
