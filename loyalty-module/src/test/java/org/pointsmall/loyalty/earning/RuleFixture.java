package org.pointsmall.loyalty.earning;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.condition.Condition;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.ledger.Expiry;
import org.pointsmall.loyalty.points.Points;

/** Says what a rule does: {@code aRule().times(150).of(RuleScope.ofProducts(7L)).within(wednesdays).rule()}. */
final class RuleFixture {
    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private long id = 1;
    private @Nullable String chineseName;
    private RuleGroup group = RuleGroup.EVERYONE;
    private int priority = 100;
    private RuleScope scope = RuleScope.EVERYTHING;
    private RuleAudience audience = RuleAudience.EVERYONE;
    private Window window = Window.always(SHANGHAI);
    private Condition condition = Condition.always();
    private Effect effect = new Effect.Multiplier(200);
    private @Nullable Points perOrder;
    private Optional<Expiry> validity = Optional.empty();
    private final List<Limit> limits = new ArrayList<>();

    static RuleFixture aRule() {
        return new RuleFixture();
    }

    RuleFixture number(long number) {
        id = number;
        return this;
    }

    RuleFixture inChinese(String name) {
        chineseName = name;
        return this;
    }

    RuleFixture in(RuleGroup competing) {
        group = competing;
        return this;
    }

    RuleFixture first(int place) {
        priority = place;
        return this;
    }

    RuleFixture times(int hundredths) {
        return doing(new Effect.Multiplier(hundredths));
    }

    RuleFixture bonus(long points) {
        return doing(new Effect.FixedBonus(Points.of(points)));
    }

    RuleFixture doing(Effect what) {
        effect = what;
        return this;
    }

    RuleFixture of(RuleScope what) {
        scope = what;
        return this;
    }

    RuleFixture to(RuleAudience whom) {
        audience = whom;
        return this;
    }

    RuleFixture within(Window when) {
        window = when;
        return this;
    }

    RuleFixture where(Condition what) {
        condition = what;
        return this;
    }

    RuleFixture atMost(long points) {
        perOrder = Points.of(points);
        return this;
    }

    RuleFixture limited(Limit limit) {
        limits.add(limit);
        return this;
    }

    RuleFixture lasting(Expiry own) {
        validity = Optional.of(own);
        return this;
    }

    EarningRule rule() {
        return new EarningRule(new VersionRef<RuleTerms>(id, 1), terms());
    }

    RuleTerms terms() {
        return new RuleTerms(
                "rule " + id,
                chineseName,
                group,
                priority,
                scope,
                audience,
                window,
                condition,
                effect,
                perOrder,
                limits,
                validity);
    }
}
