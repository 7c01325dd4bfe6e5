package org.pointsmall.loyalty.earning;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.condition.Comparison;
import org.pointsmall.loyalty.condition.Condition;
import org.pointsmall.loyalty.condition.Field;
import org.pointsmall.loyalty.condition.Operator;
import org.pointsmall.loyalty.condition.Value;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.ledger.LedgerFixture;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.PointsRate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.earning.BuyerFixture.aBuyer;
import static org.pointsmall.loyalty.earning.RuleFixture.aRule;
import static org.pointsmall.loyalty.time.TimeFixture.standingAt;

class RulesForShopperTest {
    private static final Optional<MemberId> ANA = Optional.of(new MemberId(7));
    private static final Optional<MemberId> GUEST = Optional.empty();
    private static final Instant NOW = Instant.parse("2026-11-20T04:00:00Z");
    private static final Window ALWAYS = Window.always(RuleFixture.SHANGHAI);

    @Test
    void leavesOutWhatHasEndedAndKeepsWhatIsYetToBegin() {
        RulesForShopper ahead = ahead(
                aBuyer(),
                aRule().number(1).within(ALWAYS.within(null, local("2026-11-20T12:00"))),
                aRule().number(2).within(ALWAYS.within(null, local("2026-11-20T12:01"))),
                aRule().number(3).within(ALWAYS.within(local("2027-01-01T00:00"), null)));

        assertThat(ids(ahead, ANA)).containsExactly(2L, 3L);
    }

    @Test
    void comesInTheOrderOfRules() {
        assertThat(ids(
                        ahead(
                                aBuyer(),
                                aRule().number(1).first(9),
                                aRule().number(2).first(3)),
                        ANA))
                .containsExactly(2L, 1L);
    }

    @Test
    void rulesForSegmentsAreForThoseWhoAreInThemAndNameNone() {
        RulesForShopper ahead = ahead(
                aBuyer().inSegments("loyal"),
                aRule().number(1).to(RuleAudience.ofSegments("loyal", "lapsed")),
                aRule().number(2).to(RuleAudience.ofSegments("lapsed")),
                aRule().number(3).where(in("loyal")),
                aRule().number(4).where(in("lapsed")),
                aRule().number(5));

        assertThat(ids(ahead, ANA)).containsExactly(1L, 3L, 5L);
        assertThat(ahead.of(ANA)).extracting(RulesForShopper.Ahead::personal).containsExactly(true, true, false);
        assertThat(ahead.of(ANA).toString()).doesNotContain("loyal", "lapsed");
        assertThat(ids(ahead, GUEST)).containsExactly(5L);
    }

    @Test
    void aFirstOrderIsAheadOfWhoHasNotOrdered() {
        Condition first = new Comparison(Field.MEMBER_FIRST_ORDER, Operator.IS, List.of(new Value.Flag(true)));
        RuleFixture[] rules = {
            aRule().number(1).to(RuleAudience.onFirstOrder()), aRule().number(2).where(first)
        };

        assertThat(ids(ahead(aBuyer(), rules), ANA)).isEmpty();
        assertThat(ids(ahead(aBuyer().withAFirstOrder(), rules), ANA)).containsExactly(1L, 2L);
        assertThat(ids(ahead(aBuyer(), rules), GUEST)).containsExactly(1L, 2L);
    }

    @Test
    void tiersCanYetBeReachedAndBirthdaysYetBeTold() {
        RuleFixture[] rules = {
            aRule().number(1).to(RuleAudience.ofTiers("gold")),
            aRule().number(2).to(RuleAudience.inBirthdayMonth())
        };

        assertThat(ids(ahead(aBuyer(), rules), ANA)).containsExactly(1L, 2L);
        assertThat(ids(ahead(aBuyer(), rules), GUEST)).containsExactly(1L, 2L);
    }

    private static List<Long> ids(RulesForShopper ahead, Optional<MemberId> member) {
        return ahead.of(member).stream().map(one -> one.rule().ref().id()).toList();
    }

    private static RulesForShopper ahead(BuyerFixture buyer, RuleFixture... rules) {
        List<EarningRule> saved = List.of(rules).stream().map(RuleFixture::rule).toList();
        EarningTerms terms = new EarningTerms() {
            @Override
            public PointsRate rate() {
                return LedgerFixture.A_POINT_IS_A_FEN;
            }

            @Override
            public EarningRules rules() {
                return new EarningRules(rate(), new RuleBook(1, saved), ZoneOffset.UTC);
            }

            @Override
            public LotPolicy lots() {
                return LotPolicy.LASTING;
            }
        };
        return new RulesForShopper(
                (member, cart, book) ->
                        EarningContextFixture.aContext().by(buyer).of(cart),
                terms,
                standingAt(NOW));
    }

    private static Condition in(String segment) {
        return new Comparison(Field.MEMBER_SEGMENTS, Operator.HAS_ANY_OF, List.of(new Value.Text(segment)));
    }

    private static LocalDateTime local(String text) {
        return LocalDateTime.parse(text);
    }
}
