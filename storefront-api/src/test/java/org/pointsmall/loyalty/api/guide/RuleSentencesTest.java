package org.pointsmall.loyalty.api.guide;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pointsmall.loyalty.api.wording.Language;
import org.pointsmall.loyalty.catalogue.Catalogue;
import org.pointsmall.loyalty.condition.All;
import org.pointsmall.loyalty.condition.Any;
import org.pointsmall.loyalty.condition.Comparison;
import org.pointsmall.loyalty.condition.Condition;
import org.pointsmall.loyalty.condition.Field;
import org.pointsmall.loyalty.condition.Not;
import org.pointsmall.loyalty.condition.Operator;
import org.pointsmall.loyalty.condition.Value;
import org.pointsmall.loyalty.definition.Scope;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.earning.EarningRule;
import org.pointsmall.loyalty.earning.Effect;
import org.pointsmall.loyalty.earning.Limit;
import org.pointsmall.loyalty.earning.RuleAudience;
import org.pointsmall.loyalty.earning.RuleGroup;
import org.pointsmall.loyalty.earning.RuleScope;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.pointsmall.loyalty.earning.RulesForShopper;
import org.pointsmall.loyalty.earning.Stacking;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.tier.Benefits;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.tier.TierName;

import static org.assertj.core.api.Assertions.assertThat;

/** Noon of November 20, 2026 in Shanghai, where the programme is. */
class RuleSentencesTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final Window ALWAYS = Window.always(SHANGHAI);
    private static final Catalogue.Names NAMES = new Catalogue.Names(
            Map.of(1L, "Lantern", 2L, "Candle", 3L, "Torch", 4L, "Lamp"), Map.of(7L, "Lights", 8L, "Garden"));

    static Stream<Arguments> rules() {
        return Stream.of(effects(), scopes(), audiences(), windows(), days(), limits(), conditions())
                .flatMap(rules -> rules);
    }

    private static Stream<Arguments> effects() {
        PointsRate rate = new PointsRate(Points.of(2), yuan(1));
        Effect steps = new Effect.OrderSteps(List.of(step(100, 20), step(200, 50), step(300, 90)));
        Effect bonus = new Effect.FixedBonus(Points.of(1));
        return Stream.of(
                said(
                        aRule().does(new Effect.BaseRate(rate)),
                        "Earn 2 points for every CN¥1.00 paid, instead of the usual rate.",
                        "每消费 ¥1.00 得 2 积分（不再按基础比例累计）。"),
                said(
                        aRule().does(new Effect.BaseRate(rate)).of(RuleScope.ofCategories(7L)),
                        "Earn 2 points for every CN¥1.00 paid for products in Lights, instead of the usual rate.",
                        "购买Lights类商品每消费 ¥1.00 得 2 积分（不再按基础比例累计）。"),
                said(aRule(), "2 times the points.", "享 2 倍积分。"),
                said(
                        aRule().does(new Effect.Multiplier(125)).of(RuleScope.ofCategories(7L)),
                        "1.25 times the points on products in Lights.",
                        "购买Lights类商品享 1.25 倍积分。"),
                said(
                        aRule().does(steps),
                        "A bonus for your order: 20 points from CN¥100.00 paid, 50 points from CN¥200.00 paid and 90 points from CN¥300.00 paid.",
                        "订单实付满 ¥100.00 奖励 20 积分、满 ¥200.00 奖励 50 积分、满 ¥300.00 奖励 90 积分。"),
                said(
                        aRule().does(steps).of(RuleScope.ofProducts(1L)),
                        "A bonus for selected products (Lantern) in your order: 20 points from CN¥100.00 paid, 50 points from CN¥200.00 paid and 90 points from CN¥300.00 paid.",
                        "购买指定商品（Lantern）实付满 ¥100.00 奖励 20 积分、满 ¥200.00 奖励 50 积分、满 ¥300.00 奖励 90 积分。"),
                said(aRule().does(bonus), "A bonus of 1 point per order.", "每单奖励 1 积分。"),
                said(
                        aRule().does(bonus).of(RuleScope.ofProducts(1L)),
                        "A bonus of 1 point per order with selected products (Lantern).",
                        "购买指定商品（Lantern）每单奖励 1 积分。"),
                said(
                        aRule().does(new Effect.Ceiling()).atMost(500),
                        "All that you earn together has a limit. At most 500 points per order.",
                        "各项所得积分合计设有上限。每单最多 500 积分。"));
    }

    private static Stream<Arguments> scopes() {
        return Stream.of(
                said(
                        aRule().of(RuleScope.ofProducts(1L, 2L, 3L)),
                        "2 times the points on selected products (Lantern, Candle and Torch).",
                        "购买指定商品（Lantern、Candle、Torch）享 2 倍积分。"),
                said(
                        aRule().of(RuleScope.ofProducts(1L, 2L, 3L, 4L)),
                        "2 times the points on selected products (Lantern, Candle, Torch and others).",
                        "购买指定商品（Lantern、Candle、Torch等）享 2 倍积分。"),
                said(
                        aRule().of(RuleScope.ofProducts(99L)),
                        "2 times the points on selected products.",
                        "购买指定商品享 2 倍积分。"),
                said(
                        aRule().of(RuleScope.ofCategories(7L, 8L)),
                        "2 times the points on products in Lights and Garden.",
                        "购买Lights、Garden类商品享 2 倍积分。"),
                said(
                        aRule().of(RuleScope.ofCategories(7L, 99L)),
                        "2 times the points on products in Lights and other categories.",
                        "购买Lights等类商品享 2 倍积分。"),
                said(
                        aRule().of(RuleScope.ofCategories(99L)),
                        "2 times the points on products in selected categories.",
                        "购买指定类别商品享 2 倍积分。"),
                said(
                        aRule().of(RuleScope.ofNewProducts(30)),
                        "2 times the points on products in their first 30 days on sale.",
                        "购买上架 30 天内的新品享 2 倍积分。"),
                said(
                        aRule().of(new RuleScope(Scope.of(Set.of(), Set.of(7L)), 30, Set.of(), Set.of())),
                        "2 times the points on products in their first 30 days on sale among products in Lights.",
                        "购买Lights类商品中的上架 30 天内的新品享 2 倍积分。"),
                said(
                        aRule().of(RuleScope.ofStores("1001", "north")),
                        "2 times the points, in store 1001 or north.",
                        "限 1001或north 门店，享 2 倍积分。"),
                said(
                        aRule().of(RuleScope.ofChannels("app")),
                        "2 times the points, on orders by app.",
                        "限通过 app 下单，享 2 倍积分。"));
    }

    private static Stream<Arguments> audiences() {
        return Stream.of(
                said(
                        aRule().to(RuleAudience.ofTiers("diamond", "gold")),
                        "2 times the points, for Gold and Diamond members.",
                        "金卡、钻石卡会员，享 2 倍积分。"),
                said(
                        aRule().to(RuleAudience.ofTiers("gold", "platinum")),
                        "2 times the points, for Gold members.",
                        "金卡会员，享 2 倍积分。"),
                said(
                        aRule().to(RuleAudience.onFirstOrder()),
                        "2 times the points, on your first order.",
                        "首次下单，享 2 倍积分。"),
                said(
                        aRule().to(RuleAudience.inBirthdayMonth()),
                        "2 times the points, in the month of your birthday.",
                        "生日当月，享 2 倍积分。"));
    }

    private static Stream<Arguments> windows() {
        return Stream.of(
                said(
                        aRule().when(between("2026-12-01T00:00", "2027-01-01T00:00")),
                        "2 times the points, from December 1, 2026 through December 31, 2026.",
                        "2026年12月1日至2026年12月31日，享 2 倍积分。"),
                said(
                        aRule().when(between("2026-12-01T10:00", "2026-12-02T22:30")),
                        "2 times the points, from December 1, 2026, 10:00 AM until December 2, 2026, 10:30 PM.",
                        "2026年12月1日 上午10:00至2026年12月2日 下午10:30前，享 2 倍积分。"),
                said(
                        aRule().when(between("2026-12-01T00:00", "2026-12-02T00:00")),
                        "2 times the points, on December 1, 2026.",
                        "2026年12月1日，享 2 倍积分。"),
                said(
                        aRule().when(between("2026-12-01T00:00", null)),
                        "2 times the points, from December 1, 2026 on.",
                        "2026年12月1日起，享 2 倍积分。"),
                said(
                        aRule().when(between(null, "2026-12-01T00:00")),
                        "2 times the points, through November 30, 2026.",
                        "截至2026年11月30日（含当日），享 2 倍积分。"),
                said(
                        aRule().when(between("2026-01-01T00:00", "2026-12-01T12:00")),
                        "2 times the points, until December 1, 2026, 12:00 PM.",
                        "2026年12月1日 下午12:00前，享 2 倍积分。"),
                said(aRule().when(between("2026-01-01T00:00", null)), "2 times the points.", "享 2 倍积分。"),
                said(
                        aRule().when(Window.always(ZoneId.of("Europe/Berlin")).on(DayOfWeek.MONDAY)),
                        "2 times the points, on Mondays, by the clocks of Central European Time.",
                        "每周一，以中欧时间为准，享 2 倍积分。"));
    }

    private static Stream<Arguments> days() {
        return Stream.of(
                said(
                        aRule().when(ALWAYS.on(DayOfWeek.SUNDAY, DayOfWeek.SATURDAY)),
                        "2 times the points, on Saturdays and Sundays.",
                        "每周六、周日，享 2 倍积分。"),
                said(
                        aRule().when(ALWAYS.onDaysOfMonth(-3, -2, -1)),
                        "2 times the points, on the last 3 days of each month.",
                        "每月最后 3 天，享 2 倍积分。"),
                said(
                        aRule().when(ALWAYS.onDaysOfMonth(-1)),
                        "2 times the points, on the last day of each month.",
                        "每月最后一天，享 2 倍积分。"),
                said(
                        aRule().when(ALWAYS.onDaysOfMonth(1, 12, 22, -2)),
                        "2 times the points, on the 1st, the 12th, the 22nd and the 2nd to last day of each month.",
                        "每月1日、12日、22日、倒数第 2 天，享 2 倍积分。"),
                said(
                        aRule().when(ALWAYS.onDaysOfMonth(3, 4, 5, 8, 9)),
                        "2 times the points, on the 3rd to the 5th, the 8th and the 9th of each month.",
                        "每月3日至5日、8日、9日，享 2 倍积分。"),
                said(
                        aRule().when(ALWAYS.onDates(dates("2026-11-19", "2026-11-20", "2026-12-25"))),
                        "2 times the points, on November 20, 2026 and December 25, 2026.",
                        "2026年11月20日、2026年12月25日，享 2 倍积分。"),
                said(
                        aRule().when(ALWAYS.onDates(IntStream.rangeClosed(1, 7)
                                .mapToObj(month -> LocalDate.of(2027, month, 1))
                                .collect(Collectors.toSet()))),
                        "2 times the points, on January 1, 2027, February 1, 2027, March 1, 2027, April 1, 2027, May 1, 2027, June 1, 2027 and other days.",
                        "2027年1月1日、2027年2月1日、2027年3月1日、2027年4月1日、2027年5月1日、2027年6月1日等指定日期，享 2 倍积分。"),
                said(
                        aRule().when(ALWAYS.on(DayOfWeek.SUNDAY).onDaysOfMonth(-1)),
                        "2 times the points, on Sundays falling on the last day of each month.",
                        "每周日且为每月最后一天，享 2 倍积分。"));
    }

    private static Stream<Arguments> limits() {
        return Stream.of(
                said(
                        aRule().atMost(1000),
                        "2 times the points. At most 1,000 points per order.",
                        "享 2 倍积分。每单最多 1,000 积分。"),
                said(
                        aRule().limited(Limit.perMember(Limit.Period.DAY, 5), Limit.perMember(Limit.Period.MONTH, 50)),
                        "2 times the points. At most 5 points per member and day. At most 50 points per member and month.",
                        "享 2 倍积分。每人每天最多 5 积分。每人每月最多 50 积分。"),
                said(
                        aRule().limited(
                                        Limit.perMember(Limit.Period.YEAR, 5),
                                        Limit.perMember(Limit.Period.EVER, 50).thinningOutOverTheLast(10)),
                        "2 times the points. At most 5 points per member and year. At most 50 points per member. Close to the limit, fewer points are earned.",
                        "享 2 倍积分。每人每年最多 5 积分。每人累计最多 50 积分。临近上限时，所得积分递减。"),
                said(
                        aRule().limited(
                                        Limit.budget(Limit.Period.MONTH, 77_777),
                                        Limit.budget(Limit.Period.EVER, 99_999)),
                        "2 times the points. While it lasts.",
                        "享 2 倍积分。送完即止。"));
    }

    private static Stream<Arguments> conditions() {
        Condition big = asks(Field.ORDER_SUBTOTAL, Operator.AT_LEAST, whole(10_000));
        Condition app = asks(Field.ORDER_CHANNEL, Operator.ONE_OF, text("app"), text("web"));
        return Stream.of(
                said(
                        aRule().where(big),
                        "2 times the points, if what is paid for goods that earn points is at least CN¥100.00.",
                        "须参与积分的商品实付金额不少于 ¥100.00，享 2 倍积分。"),
                said(
                        aRule().where(new All(List.of(
                                big,
                                new Any(List.of(
                                        app,
                                        new Not(asks(Field.ORDER_ITEMS, Operator.BETWEEN, whole(2), whole(3)))))))),
                        "2 times the points, if what is paid for goods that earn points is at least CN¥100.00 and (the channel of the order is app or web or it is not so that the number of items is between 2 and 3).",
                        "须参与积分的商品实付金额不少于 ¥100.00且（下单渠道为app或web或不满足“商品总件数在 2 至 3 之间”），享 2 倍积分。"),
                said(
                        aRule().where(asks(
                                Field.ORDER_DAY, Operator.AT_MOST, new Value.Day(LocalDate.parse("2026-12-24")))),
                        "2 times the points, if the day of the order is December 24, 2026 or earlier.",
                        "须下单日期不晚于 2026年12月24日，享 2 倍积分。"),
                said(
                        aRule().where(asks(Field.MEMBER_FIRST_ORDER, Operator.IS, new Value.Flag(true))),
                        "2 times the points, if it is your first order.",
                        "须为首次下单，享 2 倍积分。"),
                said(
                        aRule().where(asks(Field.MEMBER_TIER, Operator.ONE_OF, text("gold"), text("diamond"))),
                        "2 times the points, if your tier is Gold or Diamond.",
                        "须会员等级为金卡或钻石卡，享 2 倍积分。"),
                said(
                        aRule().where(asks(Field.MEMBER_BIRTH_MONTH, Operator.IS, whole(5))),
                        "2 times the points, if the month of your birthday is May.",
                        "须生日月份为五月，享 2 倍积分。"),
                said(
                        aRule().where(asks(Field.LINE_PRODUCT, Operator.IS, text("1"))),
                        "2 times the points, if the product is Lantern.",
                        "须商品为Lantern，享 2 倍积分。"),
                said(
                        aRule().where(asks(Field.LINE_CATEGORIES, Operator.HAS_ANY_OF, text("7"), text("99"))),
                        "2 times the points, if the list of its categories includes Lights or 99.",
                        "须商品类别包括Lights或99，享 2 倍积分。"),
                said(
                        aRule().where(asks(Field.LINE_CATEGORIES, Operator.COUNT_AT_LEAST, whole(2))),
                        "2 times the points, if the list of its categories has at least 2.",
                        "须商品类别不少于 2 个，享 2 倍积分。"),
                said(
                        aRule().where(asks(Field.attribute("voucher"), Operator.STARTS_WITH, text("1111"))),
                        "2 times the points, if “voucher” of the order begins with “1111”.",
                        "须订单“voucher”以“1111”开头，享 2 倍积分。"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void saysAllThatMatters(Draft rule, String english, String chinese) {
        assertThat(sentence(rule, false, Language.ENGLISH)).isEqualTo(english);
        assertThat(sentence(rule, false, Language.CHINESE)).isEqualTo(chinese);
    }

    @Test
    void saysInItsOrderWhatThereIsOfEach() {
        Draft rule = aRule().of(new RuleScope(Scope.of(Set.of(), Set.of(7L)), null, Set.of(), Set.of("app")))
                .to(RuleAudience.ofTiers("gold"))
                .when(ALWAYS.on(DayOfWeek.SATURDAY))
                .where(asks(Field.LINE_QUANTITY, Operator.MORE_THAN, whole(2)))
                .atMost(50);

        assertThat(sentence(rule, true, Language.ENGLISH))
                .isEqualTo("2 times the points on products in Lights, for Gold members, on Saturdays, on orders by app,"
                        + " if the quantity of the item is more than 2."
                        + " Where it meets offers of its kind, each item earns by the best of them."
                        + " At most 50 points per order.");
        assertThat(sentence(rule, true, Language.CHINESE))
                .isEqualTo("金卡会员，每周六，限通过 app 下单，须单品件数大于 2，购买Lights类商品享 2 倍积分。" + "与同类活动不叠加，每件商品取最优一项。每单最多 50 积分。");
    }

    /** Every field with every operator that it may be compared by has its words. */
    @Test
    void saysEveryComparison() {
        for (Field field : Field.catalogue()) {
            for (Operator operator : field.type().operators()) {
                if (!field.equals(Field.MEMBER_SEGMENTS)) {
                    Value[] values = Stream.generate(() -> aValue(field, operator))
                            .limit(operator.leastValues())
                            .toArray(Value[]::new);
                    for (Language language : Language.values()) {
                        assertThat(sentence(aRule().where(asks(field, operator, values)), false, language))
                                .isNotBlank();
                    }
                }
            }
        }
    }

    private static Value aValue(Field field, Operator operator) {
        if (operator.counts()) {
            return whole(2);
        }
        return switch (field.type()) {
            case WHOLE, MONEY -> whole(3);
            case TEXT, WORD, TEXTS, THINGS -> text("7");
            case DATE -> new Value.Day(LocalDate.parse("2026-12-24"));
            case FLAG -> new Value.Flag(true);
        };
    }

    private static String sentence(Draft rule, boolean rivalled, Language language) {
        Map<String, Tier> tiers =
                Map.of("gold", tier("gold", "Gold", "金卡", 1), "diamond", tier("diamond", "Diamond", "钻石卡", 2));
        GuideContext told = new GuideContext(
                new Words(language), NAMES, tiers, Instant.parse("2026-11-20T04:00:00Z"), CNY, SHANGHAI);
        EarningRule one = new EarningRule(new VersionRef<RuleTerms>(1, 1), rule.terms());
        return new RuleSentences(told).of(new RulesForShopper.Ahead(one, false), rivalled);
    }

    private static Tier tier(String code, String english, String chinese, int rank) {
        return new Tier(new TierCode(code), new TierName(english, chinese), rank, 1, Benefits.NONE);
    }

    private static Arguments said(Draft rule, String english, String chinese) {
        return Arguments.of(rule, english, chinese);
    }

    private static Draft aRule() {
        return new Draft(
                new Effect.Multiplier(200),
                RuleScope.EVERYTHING,
                RuleAudience.EVERYONE,
                ALWAYS,
                Condition.always(),
                null,
                List.of());
    }

    private record Draft(
            Effect effect,
            RuleScope scope,
            RuleAudience audience,
            Window window,
            Condition condition,
            @Nullable Points perOrder,
            List<Limit> limits) {

        Draft does(Effect what) {
            return new Draft(what, scope, audience, window, condition, perOrder, limits);
        }

        Draft of(RuleScope what) {
            return new Draft(effect, what, audience, window, condition, perOrder, limits);
        }

        Draft to(RuleAudience whom) {
            return new Draft(effect, scope, whom, window, condition, perOrder, limits);
        }

        Draft when(Window when) {
            return new Draft(effect, scope, audience, when, condition, perOrder, limits);
        }

        Draft where(Condition asked) {
            return new Draft(effect, scope, audience, window, asked, perOrder, limits);
        }

        Draft atMost(long points) {
            return new Draft(effect, scope, audience, window, condition, Points.of(points), limits);
        }

        Draft limited(Limit... limited) {
            return new Draft(effect, scope, audience, window, condition, perOrder, List.of(limited));
        }

        RuleTerms terms() {
            RuleGroup group = new RuleGroup("festival", Stacking.HIGHEST);
            return new RuleTerms("a rule", group, 1, scope, audience, window, condition, effect, perOrder, limits);
        }
    }

    private static Condition asks(Field field, Operator operator, Value... values) {
        return new Comparison(field, operator, List.of(values));
    }

    private static Value whole(long number) {
        return new Value.Whole(number);
    }

    private static Value text(String text) {
        return new Value.Text(text);
    }

    private static Effect.Step step(long yuan, long points) {
        return new Effect.Step(yuan(yuan), Points.of(points));
    }

    private static Money yuan(long yuan) {
        return new Money(yuan * 100, CNY);
    }

    private static Window between(@Nullable String from, @Nullable String until) {
        return ALWAYS.within(
                from == null ? null : LocalDateTime.parse(from), until == null ? null : LocalDateTime.parse(until));
    }

    private static Set<LocalDate> dates(String... days) {
        return Stream.of(days).map(LocalDate::parse).collect(Collectors.toCollection(TreeSet::new));
    }
}
