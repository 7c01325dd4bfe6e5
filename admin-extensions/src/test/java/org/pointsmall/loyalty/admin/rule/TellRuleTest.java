package org.pointsmall.loyalty.admin.rule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.admin.ToldFixture;
import org.pointsmall.loyalty.condition.Condition;
import org.pointsmall.loyalty.definition.Scope;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.earning.Effect;
import org.pointsmall.loyalty.earning.Limit;
import org.pointsmall.loyalty.earning.RuleAudience;
import org.pointsmall.loyalty.earning.RuleGroup;
import org.pointsmall.loyalty.earning.RuleScope;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.pointsmall.loyalty.ledger.Expiry;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;

import static org.assertj.core.api.Assertions.assertThat;

/** Rules as they tell themselves, to the letter. */
class TellRuleTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final Window ALWAYS = Window.always(SHANGHAI);
    private static final Effect TIMES = new Effect.Multiplier(150);

    @Test
    void wednesdaysOfGoldMembers() {
        RuleTerms rule = rule(
                TIMES,
                RuleScope.ofCategories(70L, 71L),
                RuleAudience.ofTiers("gold"),
                on(Set.of(DayOfWeek.WEDNESDAY)),
                null,
                List.of(),
                Optional.empty());

        assertTold(
                rule,
                "On Wednesdays, Gold members earn 1.5 times the points on Tableware and Tea.",
                "每周三，金卡会员购买茶具和茶叶得 1.5 倍积分。");
    }

    @Test
    void aRuleForEveryoneAndEverything() {
        assertTold(rule(TIMES), "Members earn 1.5 times the points.", "会员得 1.5 倍积分。");
        assertTold(
                rule(new Effect.FixedBonus(Points.of(1_200))),
                "Members get 1,200 points more for each order.",
                "会员每单另得 1,200 积分。");
        assertTold(
                rule(new Effect.BaseRate(new PointsRate(Points.of(2), money(100)))),
                "Members earn 2 points for every 1.00 CNY, in place of the usual rate.",
                "会员每消费 1.00 CNY 得 2 积分，不再按通常的积分率。");
        assertTold(
                rule(new Effect.OrderSteps(List.of(
                        new Effect.Step(money(100_00), Points.of(10)), new Effect.Step(money(200_00), Points.of(30))))),
                "Members get a bonus by what they pay for an order: 10 points from 100.00 CNY, 30 points from 200.00 CNY.",
                "会员按每单实付金额得奖励：满 100.00 CNY 得 10 积分、满 200.00 CNY 得 30 积分。");
    }

    @Test
    void allThatCanBeSaid() {
        RuleTerms rule = rule(
                TIMES,
                new RuleScope(Scope.of(Set.of(8L, 7L), Set.of(70L)), 30, Set.of("s2", "s1"), Set.of("app")),
                RuleAudience.of(Set.of("gold", "silver"), Set.of("loyal"), true, true),
                new Window(
                        LocalDateTime.parse("2026-10-01T00:00"),
                        LocalDateTime.parse("2026-10-08T00:00"),
                        Set.of(DayOfWeek.SUNDAY, DayOfWeek.MONDAY),
                        Set.of(-1),
                        Set.of(),
                        ZoneId.of("Europe/Berlin")),
                Points.of(500),
                List.of(Limit.budget(Limit.Period.MONTH, 50_000)),
                Optional.of(new Expiry.After(Period.ofDays(90), Expiry.End.MONTH)));

        assertThat(told(rule, "the order has 3 items", "en"))
                .isEqualTo("From 2026-10-01 00:00, until 2026-10-08 00:00, on Mondays and Sundays, on the last day of"
                        + " each month, by the clocks of Europe/Berlin, Silver and Gold members of the segment Loyal earn"
                        + " 1.5 times the points on Gaiwan and Teapot among Tea in their first 30 days on sale, on their"
                        + " first order, in the month of their birthday, in store s1 or s2, by channel app, if the order"
                        + " has 3 items. At most 500 per order, budget of 50,000 per month. These points are valid for 90"
                        + " days and to the end of that month.");
    }

    @Test
    void eachOccasionAlone() {
        assertTold(on(true, false), "Members earn 1.5 times the points, on their first order.", "首单，会员得 1.5 倍积分。");
        assertTold(
                on(false, true),
                "Members earn 1.5 times the points, in the month of their birthday.",
                "生日当月，会员得 1.5 倍积分。");
    }

    private static RuleTerms on(boolean firstOrder, boolean birthdayMonth) {
        return rule(
                TIMES,
                RuleScope.EVERYTHING,
                RuleAudience.of(Set.of(), Set.of(), firstOrder, birthdayMonth),
                ALWAYS,
                null,
                List.of(),
                Optional.empty());
    }

    @Test
    void ofManyNamesTheFirstAndHowManyMore() {
        Long[] many = {1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L};
        RuleTerms rule = rule(
                TIMES, RuleScope.ofProducts(many), RuleAudience.EVERYONE, ALWAYS, null, List.of(), Optional.empty());

        assertThat(told(rule, "", "en"))
                .isEqualTo("Members earn 1.5 times the points on #1, #2, #3, #4, #5, #6 and 2 more.");
        assertThat(told(rule, "", "zh-CN")).isEqualTo("会员购买#1、#2、#3、#4、#5、#6和另外 2 项得 1.5 倍积分。");
    }

    @Test
    void oneDayIsNoDays() {
        RuleTerms rule = rule(
                TIMES,
                RuleScope.EVERYTHING,
                RuleAudience.EVERYONE,
                ALWAYS,
                null,
                List.of(),
                Optional.of(new Expiry.After(Period.ofDays(1), Expiry.End.DAY)));
        assertThat(told(rule, "", "en")).endsWith(" These points are valid for 1 day.");
        assertThat(told(rule, "", "zh-CN")).endsWith("。所得积分有效期 1 天。");
        RuleTerms until = rule(
                TIMES,
                RuleScope.EVERYTHING,
                RuleAudience.EVERYONE,
                ALWAYS,
                null,
                List.of(),
                Optional.of(new Expiry.On(LocalDate.parse("2027-03-01"))));
        assertThat(told(until, "", "en")).endsWith(" These points are valid through 2027-03-01.");
    }

    private static Window on(Set<DayOfWeek> days) {
        return new Window(null, null, days, Set.of(), Set.of(), SHANGHAI);
    }

    private static Money money(long minor) {
        return new Money(minor, CNY);
    }

    private static RuleTerms rule(Effect effect) {
        return rule(effect, RuleScope.EVERYTHING, RuleAudience.EVERYONE, ALWAYS, null, List.of(), Optional.empty());
    }

    private static RuleTerms rule(
            Effect effect,
            RuleScope scope,
            RuleAudience audience,
            Window window,
            Points perOrder,
            List<Limit> limits,
            Optional<Expiry> validity) {
        return new RuleTerms(
                "told",
                null,
                RuleGroup.EVERYONE,
                1,
                scope,
                audience,
                window,
                Condition.always(),
                effect,
                perOrder,
                limits,
                validity);
    }

    private static void assertTold(RuleTerms rule, String english, String chinese) {
        assertThat(told(rule, "", "en")).isEqualTo(english);
        assertThat(told(rule, "", "zh-CN")).isEqualTo(chinese);
    }

    private static String told(RuleTerms rule, String condition, String language) {
        return ToldFixture.told(new TellRule(), rule, condition, language);
    }
}
