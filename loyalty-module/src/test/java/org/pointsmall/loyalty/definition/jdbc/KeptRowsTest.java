package org.pointsmall.loyalty.definition.jdbc;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pointsmall.loyalty.campaign.CampaignEffect;
import org.pointsmall.loyalty.campaign.CampaignKind;
import org.pointsmall.loyalty.campaign.CampaignTerms;
import org.pointsmall.loyalty.condition.Comparison;
import org.pointsmall.loyalty.condition.Condition;
import org.pointsmall.loyalty.condition.Field;
import org.pointsmall.loyalty.condition.Operator;
import org.pointsmall.loyalty.condition.Value;
import org.pointsmall.loyalty.condition.jdbc.ConditionJson;
import org.pointsmall.loyalty.definition.Audience;
import org.pointsmall.loyalty.definition.Scope;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.earning.Effect;
import org.pointsmall.loyalty.earning.Limit;
import org.pointsmall.loyalty.earning.RuleAudience;
import org.pointsmall.loyalty.earning.RuleGroup;
import org.pointsmall.loyalty.earning.RuleKind;
import org.pointsmall.loyalty.earning.RuleScope;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.pointsmall.loyalty.earning.Stacking;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.segment.own.OwnSegmentKind;
import org.pointsmall.loyalty.segment.own.OwnSegmentTerms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Rows that merchants have: as the first versions of the plugin wrote them, and as this one must, to the letter. */
class KeptRowsTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final String FULL_WINDOW =
            "\"when\":{\"from\":\"2026-11-01T00:00\",\"until\":\"2026-11-12T08:30:15\","
                    + "\"weekdays\":[\"MONDAY\",\"WEDNESDAY\",\"SUNDAY\"],\"daysOfMonth\":[-1,2,11],"
                    + "\"dates\":[\"2026-02-03\",\"2026-11-11\"],\"zone\":\"Asia/Shanghai\"}";

    private final ShapeJson<CampaignTerms> campaigns = new ShapeJson<>(new CampaignKind().shape());
    private final ShapeJson<RuleTerms> rules = new ShapeJson<>(new RuleKind(ConditionJson.TEXT).shape());

    private static Window fullWindow() {
        return new Window(
                LocalDateTime.parse("2026-11-01T00:00"),
                LocalDateTime.parse("2026-11-12T08:30:15"),
                Set.of(DayOfWeek.WEDNESDAY, DayOfWeek.MONDAY, DayOfWeek.SUNDAY),
                Set.of(11, -1, 2),
                Set.of(LocalDate.parse("2026-11-11"), LocalDate.parse("2026-02-03")),
                SHANGHAI);
    }

    @Test
    void anOwnSegment() {
        OwnSegmentTerms terms = new OwnSegmentTerms(
                "Tea lovers",
                "爱茶的人",
                90,
                Scope.ofCategories(7L),
                new Comparison(Field.MEMBER_BALANCE, Operator.AT_LEAST, List.of(new Value.Whole(100))));

        isKept(
                new ShapeJson<>(new OwnSegmentKind(ConditionJson.TEXT, List.of()).shape()),
                terms,
                "{\"english\":\"Tea lovers\",\"chinese\":\"爱茶的人\",\"days\":90,\"categories\":[7],"
                        + "\"condition\":{\"version\":1,\"condition\":{\"field\":\"member.balance\",\"operator\":\"at-least\","
                        + "\"values\":[100]}}}");
    }

    @Test
    void aCampaignOfTwoNames() {
        CampaignTerms terms = new CampaignTerms(
                "Member day",
                "会员日",
                100,
                Scope.ALL,
                Audience.EVERYONE,
                Window.always(SHANGHAI),
                new CampaignEffect.PricePercent(80));

        isKept(
                campaigns,
                terms,
                "{\"name\":\"Member day\",\"chineseName\":\"会员日\",\"priority\":100,"
                        + "\"when\":{\"zone\":\"Asia/Shanghai\"},\"percent\":80}");
    }

    @Test
    void aCampaignOnPrices() {
        CampaignTerms terms = new CampaignTerms(
                "会员日 \"15\" 🎉 <b>/",
                100,
                Scope.ALL,
                Audience.EVERYONE,
                Window.always(SHANGHAI),
                new CampaignEffect.PricePercent(80));

        isKept(
                campaigns,
                terms,
                "{\"name\":\"会员日 \\\"15\\\" 🎉 <b>/\",\"priority\":100,"
                        + "\"when\":{\"zone\":\"Asia/Shanghai\"},\"percent\":80}");
    }

    @Test
    void aCampaignWithAllThatThereIs() {
        CampaignTerms terms = new CampaignTerms(
                "all limits",
                0,
                Scope.of(Set.of(7L, -80L, 12L), Set.of(70L, 9L)),
                new Audience(
                        Set.of(new TierCode("gold"), new TierCode("diamond")),
                        Set.of(new SegmentCode("loyal"), new SegmentCode("at-risk"))),
                fullWindow(),
                new CampaignEffect.OffsetRate(new PointsRate(Points.of(100), new Money(150, CNY))));

        isKept(
                campaigns,
                terms,
                "{\"name\":\"all limits\",\"priority\":0,\"products\":[-80,7,12],\"categories\":[9,70],"
                        + "\"tiers\":[\"diamond\",\"gold\"],\"segments\":[\"at-risk\",\"loyal\"]," + FULL_WINDOW
                        + ",\"rate\":{\"points\":100,\"money\":150,\"currency\":\"CNY\"}}");
    }

    static Stream<Arguments> effects() {
        return Stream.of(
                arguments(
                        new Effect.BaseRate(new PointsRate(Points.of(2), new Money(150, CNY))),
                        "{\"kind\":\"BASE_RATE\",\"points\":2,\"money\":150,\"currency\":\"CNY\"}"),
                arguments(new Effect.Multiplier(150), "{\"kind\":\"MULTIPLIER\",\"hundredths\":150}"),
                arguments(
                        new Effect.OrderSteps(List.of(
                                new Effect.Step(new Money(0, CNY), Points.of(5)),
                                new Effect.Step(new Money(10050, CNY), Points.of(20)))),
                        "{\"kind\":\"ORDER_STEPS\",\"currency\":\"CNY\","
                                + "\"steps\":[{\"from\":0,\"bonus\":5},{\"from\":10050,\"bonus\":20}]}"),
                arguments(new Effect.FixedBonus(Points.of(88)), "{\"kind\":\"FIXED_BONUS\",\"points\":88}"),
                arguments(new Effect.Ceiling(), "{\"kind\":\"CEILING\"}"));
    }

    @ParameterizedTest
    @MethodSource("effects")
    void aRuleOfEachKind(Effect effect, String kept) {
        RuleTerms terms = new RuleTerms(
                "r",
                RuleGroup.EVERYONE,
                100,
                RuleScope.EVERYTHING,
                RuleAudience.EVERYONE,
                Window.always(SHANGHAI),
                Condition.always(),
                effect,
                null,
                List.of());

        isKept(
                rules,
                terms,
                "{\"name\":\"r\",\"group\":\"everyone\",\"stacking\":\"ALL\",\"priority\":100,"
                        + "\"firstOrder\":false,\"birthdayMonth\":false,\"when\":{\"zone\":\"Asia/Shanghai\"},"
                        + "\"what\":" + kept + "}");
    }

    @Test
    void aRuleWithAllThatThereIs() {
        String condition = "{\"version\":1,\"condition\":{\"all\":["
                + "{\"field\":\"order.subtotal\",\"operator\":\"at-least\",\"values\":[10000]},"
                + "{\"field\":\"order.channel\",\"operator\":\"is\",\"values\":[\"茶\"]}]}}";
        RuleTerms terms = new RuleTerms(
                "all",
                new RuleGroup("best-of", Stacking.HIGHEST),
                7,
                new RuleScope(
                        Scope.of(Set.of(7L, -80L, 12L), Set.of(70L, 9L)),
                        30,
                        Set.of("outlet", "b"),
                        Set.of("web", "app")),
                RuleAudience.of(Set.of("gold", "diamond"), Set.of("loyal", "at-risk"), true, false),
                fullWindow(),
                ConditionJson.stored(condition),
                new Effect.Multiplier(150),
                Points.of(500),
                List.of(
                        Limit.perMember(Limit.Period.DAY, 100),
                        Limit.budget(Limit.Period.EVER, 99_999).thinningOutOverTheLast(20)));

        isKept(
                rules,
                terms,
                "{\"name\":\"all\",\"group\":\"best-of\",\"stacking\":\"HIGHEST\",\"priority\":7,"
                        + "\"products\":[-80,7,12],\"categories\":[9,70],\"newForDays\":30,"
                        + "\"stores\":[\"b\",\"outlet\"],\"channels\":[\"app\",\"web\"],"
                        + "\"tiers\":[\"diamond\",\"gold\"],\"segments\":[\"at-risk\",\"loyal\"],"
                        + "\"firstOrder\":true,\"birthdayMonth\":false," + FULL_WINDOW + ",\"condition\":" + condition
                        + ",\"what\":{\"kind\":\"MULTIPLIER\",\"hundredths\":150},\"perOrder\":500,"
                        + "\"limits\":[{\"of\":\"MEMBER\",\"period\":\"DAY\",\"points\":100,\"thinning\":0},"
                        + "{\"of\":\"EVERYONE\",\"period\":\"EVER\",\"points\":99999,\"thinning\":20}]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not JSON",
                "{}",
                "{\"name\":\"no effect\",\"priority\":1,\"when\":{\"zone\":\"UTC\"}}",
                "{\"name\":\"of a later version\",\"priority\":1,\"when\":{\"zone\":\"UTC\"},\"percent\":80,\"gift\":1}",
                "{\"name\":\"so is this\",\"priority\":1,\"when\":{\"zone\":\"UTC\",\"hours\":[8]},\"percent\":80}"
            })
    void whatCanNotBeReadIsNotGuessed(String row) {
        assertThatThrownBy(() -> campaigns.read(row))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("there is a definition that can't be read");
    }

    private static <T> void isKept(ShapeJson<T> json, T terms, String row) {
        assertThat(json.write(terms)).isEqualTo(row);
        assertThat(json.read(row)).isEqualTo(terms);
    }
}
