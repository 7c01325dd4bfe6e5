package org.pointsmall.loyalty.api.guide;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pointsmall.loyalty.api.guide.GuideJson.GuideSentenceJson;
import org.pointsmall.loyalty.api.wording.Language;
import org.pointsmall.loyalty.earning.EarningRules;
import org.pointsmall.loyalty.earning.EarningTerms;
import org.pointsmall.loyalty.earning.RuleBook;
import org.pointsmall.loyalty.ledger.Expiry;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.points.Share;
import org.pointsmall.loyalty.redemption.OffsetPolicy;
import org.pointsmall.loyalty.tier.Benefits;
import org.pointsmall.loyalty.tier.Measure;
import org.pointsmall.loyalty.tier.QualifyingPeriod;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.tier.TierName;
import org.pointsmall.loyalty.tier.TierScheme;

import static org.assertj.core.api.Assertions.assertThat;

/** What the guide says besides the rules, by the settings. */
class ChaptersTest {
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final Words ENGLISH = new Words(Language.ENGLISH);
    private static final Words CHINESE = new Words(Language.CHINESE);

    @Test
    void saysEachLimitOfSpendingThatIsSet() {
        OffsetPolicy policy = new OffsetPolicy(
                rate(100),
                Points.of(500),
                Points.of(100),
                Points.of(5000),
                new Share(12_50, 100_00),
                yuan(1),
                true,
                true);

        assertThat(texts(SpendingSentences.of(policy, ENGLISH)))
                .containsExactly(
                        "100 points can pay CN¥1.00 at the checkout.",
                        "They pay for goods, shipping and tax.",
                        "At least 500 points per order.",
                        "In steps of 100 points.",
                        "At most 5,000 points per order.",
                        "They pay at most 12.5% of an order.",
                        "At least CN¥1.00 of an order must be paid otherwise.",
                        "Some products can't be paid for with points.");
        assertThat(texts(SpendingSentences.of(policy, CHINESE)))
                .containsExactly(
                        "100 积分可抵 ¥1.00。",
                        "积分可抵扣商品金额、运费和税费。",
                        "每单至少使用 500 积分。",
                        "须按 100 积分的整数倍使用。",
                        "每单最多使用 5,000 积分。",
                        "积分最多抵扣订单金额的 12.5%。",
                        "每单至少 ¥1.00 须以其他方式支付。",
                        "部分商品不可用积分抵扣。");
    }

    @ParameterizedTest
    @CsvSource({
        "false, false, 'They pay for goods, not for shipping or tax.', 积分可抵扣商品金额，不抵扣运费和税费。",
        "true, false, 'They pay for goods and shipping, not for tax.', 积分可抵扣商品金额和运费，不抵扣税费。",
        "false, true, 'They pay for goods and their tax, not for shipping.', 积分可抵扣商品金额及其税费，不抵扣运费。"
    })
    void saysWhatPointsPayFor(boolean shipping, boolean tax, String english, String chinese) {
        OffsetPolicy policy =
                new OffsetPolicy(rate(100), Points.of(1), Points.of(1), null, new Share(1, 1), yuan(0), shipping, tax);

        assertThat(texts(SpendingSentences.of(policy, ENGLISH))).hasSize(3).contains(english);
        assertThat(texts(SpendingSentences.of(policy, CHINESE))).hasSize(3).contains(chinese);
    }

    static Stream<Arguments> expiries() {
        Period period = Period.of(1, 6, 10);
        return Stream.of(
                Arguments.of(new Expiry.Never(), "Points don't expire.", "积分永久有效。"),
                Arguments.of(
                        new Expiry.After(period, Expiry.End.DAY),
                        "Points can be spent for 1 year, 6 months and 10 days from the day on which they are earned,"
                                + " until the end of the last day.",
                        "积分自获得之日起 1 年、6 个月、10 天内有效，至末日结束时到期。"),
                Arguments.of(
                        new Expiry.After(Period.ofMonths(12), Expiry.End.MONTH),
                        "Points can be spent for 12 months from the day on which they are earned, and then until the end"
                                + " of the month.",
                        "积分自获得之日起 12 个月内有效，并延至期满当月月底到期。"),
                Arguments.of(
                        new Expiry.After(Period.ofYears(2), Expiry.End.YEAR),
                        "Points can be spent for 2 years from the day on which they are earned, and then until the end"
                                + " of the year.",
                        "积分自获得之日起 2 年内有效，并延至期满当年年底到期。"),
                Arguments.of(
                        new Expiry.On(LocalDate.parse("2027-02-14")),
                        "Points that are earned now can be spent through February 14, 2027.",
                        "现在获得的积分可使用至 2027年2月14日（含当日）。"));
    }

    @ParameterizedTest
    @MethodSource("expiries")
    void saysWhenPointsExpire(Expiry expiry, String english, String chinese) {
        assertThat(texts(ExpirySentences.of(expiry, ENGLISH))).startsWith(english);
        assertThat(texts(ExpirySentences.of(expiry, CHINESE))).startsWith(chinese);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, Points can be spent as soon as they are earned., 积分到账后即可使用。",
        "P14D, Points can be spent 14 days after they are earned., 积分获得后 14 天可用。",
        "PT36H, Points can be spent 36 hours after they are earned., 积分获得后 36 小时可用。",
        "PT1M30S, Points can be spent 1 minute and 30 seconds after they are earned., 积分获得后 1 分钟、30 秒可用。"
    })
    void saysHowLongPointsWait(Duration pending, String english, String chinese) {
        EarningTerms terms = terms(new LotPolicy(pending, new Expiry.Never()));

        assertThat(new GeneralSentences(terms, ENGLISH).of(false)).contains(english);
        assertThat(new GeneralSentences(terms, CHINESE).of(false)).contains(chinese);
    }

    @ParameterizedTest
    @CsvSource({
        "MONTH, 'Reached with CN¥50.00 paid on orders that earn points within a calendar month.', 一个自然月内参与积分的订单实付满 ¥50.00 即可达到。",
        "QUARTER, 'Reached with CN¥50.00 paid on orders that earn points within a quarter of a year.', 一个自然季度内参与积分的订单实付满 ¥50.00 即可达到。",
        "YEAR, 'Reached with CN¥50.00 paid on orders that earn points within a calendar year.', 一个自然年内参与积分的订单实付满 ¥50.00 即可达到。"
    })
    void saysHowATierIsReached(QualifyingPeriod.Unit unit, String english, String chinese) {
        TierScheme scheme = scheme(Measure.SPEND, new QualifyingPeriod.Calendar(unit), Benefits.NONE, Period.ZERO);

        assertThat(new TierSentences(ENGLISH).of(scheme).get(0).text()).containsExactly(english);
        assertThat(new TierSentences(CHINESE).of(scheme).get(0).text()).containsExactly(chinese);
    }

    @Test
    void saysWhatATierGives() {
        TierScheme scheme = scheme(
                Measure.POINTS, new QualifyingPeriod.Rolling(12), new Benefits(150, rate(120), 90), Period.ofMonths(3));

        assertThat(new TierSentences(ENGLISH).of(scheme).get(0).text())
                .containsExactly(
                        "Reached with 5,000 points earned by orders within 12 months.",
                        "1.5 times the points.",
                        "100 points can pay CN¥1.20 at the checkout.",
                        "Mall offers for 90% of their points.",
                        "Kept for another 3 months where a review finds too little.");
        assertThat(new TierSentences(CHINESE).of(scheme).get(0).text())
                .containsExactly(
                        "12 个月内通过订单获得 5,000 积分即可达到。",
                        "享 1.5 倍积分。",
                        "100 积分可抵 ¥1.20。",
                        "积分商城只需 90% 的积分。",
                        "定期审核未达标时，等级再保留 3 个月。");
    }

    private static TierScheme scheme(Measure measure, QualifyingPeriod period, Benefits benefits, Period grace) {
        Tier gold = new Tier(new TierCode("gold"), new TierName("Gold", "金卡"), 1, 5000, benefits);
        return new TierScheme(measure, period, grace, CNY, List.of(gold));
    }

    private static EarningTerms terms(LotPolicy lots) {
        return new EarningTerms() {
            @Override
            public PointsRate rate() {
                return new PointsRate(Points.of(1), yuan(1));
            }

            @Override
            public EarningRules rules() {
                return new EarningRules(rate(), RuleBook.EMPTY, ZoneOffset.UTC);
            }

            @Override
            public LotPolicy lots() {
                return lots;
            }
        };
    }

    private static List<String> texts(List<GuideSentenceJson> sentences) {
        return sentences.stream().map(GuideSentenceJson::text).toList();
    }

    private static PointsRate rate(long fenOfAHundredPoints) {
        return new PointsRate(Points.of(100), new Money(fenOfAHundredPoints, CNY));
    }

    private static Money yuan(long yuan) {
        return new Money(yuan * 100, CNY);
    }
}
