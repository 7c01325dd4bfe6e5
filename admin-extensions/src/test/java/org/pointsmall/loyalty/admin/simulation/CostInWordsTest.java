package org.pointsmall.loyalty.admin.simulation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.admin.definition.Note;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.simulation.CostComparison;
import org.pointsmall.loyalty.simulation.CostComparison.Cost;
import org.springframework.context.support.ResourceBundleMessageSource;

import static org.assertj.core.api.Assertions.assertThat;

class CostInWordsTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ResourceBundleMessageSource TEXTS = new ResourceBundleMessageSource();

    static {
        TEXTS.setBasename("org.pointsmall.loyalty.admin.texts");
        TEXTS.setDefaultEncoding("UTF-8");
        TEXTS.setFallbackToSystemLocale(false);
    }

    @Test
    void saysWhatADoublingCosts() {
        CostComparison cost = of(400, 400, "38562.50", 123_400, 246_800);

        assertThat(said(cost, Locale.ENGLISH))
                .containsExactly(
                        "The cost of points goes from 3.2 % to 6.4 % of sales: about 1,234.00 CNY more in 30 days.",
                        "Simulated on all 400 orders from 2026-10-31 to 2026-11-29. Sales are the goods that members"
                                + " bought, without tax and shipping. What was returned later still counts.",
                        "Points for these orders: 123,400 as it is now, 246,800 after the change.");
        assertThat(said(cost, Locale.SIMPLIFIED_CHINESE))
                .containsExactly(
                        "积分成本占销售额的比例将从 3.2% 升至 6.4%：30 天约增加 1,234.00 CNY。",
                        "按 2026-10-31 至 2026-11-29 的全部 400 笔订单模拟得出。销售额为会员购买的商品金额，不含税费和运费；之后退货的部分未扣除。",
                        "这些订单可得积分：目前 123,400，修改后 246,800。");
    }

    @Test
    void saysOfASampleThatItIsOneAndProjectsIt() {
        CostComparison cost = of(4_000, 400, "38562.50", 246_800, 123_400);

        assertThat(said(cost, Locale.ENGLISH))
                .contains("Points for these orders: 2,468,000 as it is now, 1,234,000 after the change.")
                .anyMatch(text ->
                        text.endsWith("goes from 6.4 % to 3.2 % of sales: about 12,340.00 CNY less in 30 days."))
                .anyMatch(text -> text.startsWith("Simulated on a sample, 400 of about 4,000 orders from 2026-10-31"));
        assertThat(said(cost, Locale.SIMPLIFIED_CHINESE))
                .contains("积分成本占销售额的比例将从 6.4% 降至 3.2%：30 天约减少 12,340.00 CNY。")
                .anyMatch(text -> text.contains("4,000 笔订单中抽取的 400 笔模拟"));
    }

    @Test
    void saysThatNothingChangesAndThatThereIsNothingToGoBy() {
        assertThat(said(of(4, 4, "100.00", 320, 320), Locale.ENGLISH).get(0))
                .isEqualTo("The cost of points stays at 3.2 % of sales:"
                        + " on the orders of the last 30 days it makes no difference.");
        assertThat(said(of(4, 4, "0.00", 0, 0), Locale.ENGLISH))
                .containsExactly("What it costs cannot be said: no member has ordered anything in the last 30 days.");
        assertThat(said(of(0, 0, "0.00", 0, 0), Locale.SIMPLIFIED_CHINESE)).containsExactly("无法估算成本：最近 30 天没有会员下单。");
    }

    private static List<String> said(CostComparison cost, Locale locale) {
        return CostInWords.of(cost, new DisplayFormat(locale, SHANGHAI)).stream()
                .map(Note::says)
                .map(says -> TEXTS.getMessage(says.code(), says.places(), locale))
                .toList();
    }

    /** A hundred points are worth 1.00. */
    private static CostComparison of(long orders, long looked, String sales, long now, long then) {
        return new CostComparison(
                Instant.parse("2026-10-30T16:00:00Z"),
                Instant.parse("2026-11-29T16:00:00Z"),
                orders,
                looked,
                Money.exactly(new BigDecimal(sales), cny()),
                new Cost(Points.of(now), new Money(now, cny())),
                new Cost(Points.of(then), new Money(then, cny())));
    }

    private static Currency cny() {
        return Currency.getInstance("CNY");
    }
}
