package org.pointsmall.loyalty.mall;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.pointsmall.loyalty.definition.Audience;
import org.pointsmall.loyalty.definition.Checking;
import org.pointsmall.loyalty.definition.DefinitionKind;
import org.pointsmall.loyalty.definition.Fields;
import org.pointsmall.loyalty.definition.Part;
import org.pointsmall.loyalty.definition.Shape;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.definition.WindowPart;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.refusal.Invalid;

/**
 * Zones of the mall, as operators write them. Refused beyond what their fields are is {@code NOT_A_CODE} and
 * {@code DUPLICATE} of the code, and {@code UNKNOWN} ({@code value}) of pins that are no offers.
 */
public final class ZoneKind implements DefinitionKind<ZoneTerms> {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_CODE = 30;
    private static final int MOST_PINS = 100;
    private static final int USUAL_POSITION = 100;
    private static final int MOST_POSITION = 1_000_000;
    private static final long MOST = 1_000_000_000L;
    private static final long MOST_DAYS = 3_650;
    private static final long MOST_ID = 1_000_000_000_000_000_000L;
    private static final String CODE_PATTERN = "[a-z0-9-]{1,30}";
    private static final String PINS_PATH = "pins";

    private static final Part<String> CODE = Fields.text("code", LONGEST_CODE);
    private static final Part<String> ENGLISH = Fields.text("english", LONGEST_NAME);
    private static final Part<String> CHINESE = Fields.text("chinese", LONGEST_NAME);
    private static final Part<OfferName> NAME = Shape.<OfferName>spread("name")
            .with(ENGLISH, OfferName::english)
            .with(CHINESE, OfferName::chinese)
            .made(from -> new OfferName(from.get(ENGLISH), from.get(CHINESE)));
    private static final Part<List<Long>> PINS = Fields.offers(PINS_PATH, MOST_PINS);
    private static final Part<ZoneRule> RULE = rule();
    private static final Part<Audience> AUDIENCE = Audience.part("people");
    private static final Part<Window> SEEN = new WindowPart("seen", "seen");
    private static final Part<Boolean> ANCHORS = Fields.flag("anchors");
    private static final Part<Integer> POSITION =
            Fields.numberOr(USUAL_POSITION, "position", 0, MOST_POSITION).as(Math::toIntExact, Integer::longValue);

    private static final Shape<ZoneTerms> SHAPE = Shape.<ZoneTerms>whole()
            .with(CODE, ZoneTerms::code)
            .with(NAME, ZoneTerms::name)
            .with(PINS, ZoneTerms::pins)
            .with(RULE, ZoneTerms::rule)
            .with(AUDIENCE, ZoneTerms::audience)
            .with(SEEN, ZoneTerms::seen)
            .with(ANCHORS, ZoneTerms::anchors)
            .with(POSITION, ZoneTerms::position)
            .made(from -> new ZoneTerms(
                    from.get(CODE),
                    from.get(NAME),
                    from.get(PINS),
                    from.get(RULE),
                    from.get(AUDIENCE),
                    from.get(SEEN),
                    from.get(ANCHORS),
                    from.get(POSITION)));

    private final UnaryOperator<Set<Long>> known;

    /** @param known of these offers those that there are */
    public ZoneKind(UnaryOperator<Set<Long>> known) {
        this.known = known;
    }

    private static Part<ZoneRule> rule() {
        Part<Optional<Money>> saving = Fields.moneyOrNone("saving", 1, MOST);
        Part<Optional<Long>> mostPoints = Fields.numberOrNone("mostPoints", 1, MOST);
        Part<Set<String>> tiers = Fields.tiers("tiers");
        Part<Optional<Integer>> days = Fields.numberOrNone("publishedDays", 1, MOST_DAYS)
                .as(given -> given.map(Math::toIntExact), given -> given.map(Integer::longValue));
        Part<Optional<Long>> campaign = Fields.numberOrNone("campaign", 1, MOST_ID);
        return Shape.<ZoneRule>within("rule", "rule")
                .with(saving, rule -> Optional.ofNullable(rule.saving()))
                .with(mostPoints, rule -> Optional.ofNullable(rule.mostPoints()))
                .with(tiers, rule -> rule.tiers().stream().map(TierCode::value).collect(Collectors.toSet()))
                .with(days, rule -> Optional.ofNullable(rule.publishedDays()))
                .with(campaign, rule -> Optional.ofNullable(rule.campaign()))
                .made(from -> new ZoneRule(
                        from.get(saving).orElse(null),
                        from.get(mostPoints).orElse(null),
                        from.get(tiers).stream().map(TierCode::new).collect(Collectors.toSet()),
                        from.get(days).orElse(null),
                        from.get(campaign).orElse(null)));
    }

    @Override
    public String table() {
        return "LOYALTY_MALL_ZONE";
    }

    @Override
    public Shape<ZoneTerms> shape() {
        return SHAPE;
    }

    @Override
    public String name(ZoneTerms terms) {
        return terms.name().english();
    }

    @Override
    public void check(ZoneTerms terms, List<Version<ZoneTerms>> others, Checking checking) {
        if (checking.isRight("code")) {
            checking.refuse(!terms.code().matches(CODE_PATTERN), "code", "NOT_A_CODE");
            checking.refuse(
                    others.stream().anyMatch(other -> other.terms().code().equals(terms.code())), "code", "DUPLICATE");
        }
        checking.ask(wrong -> {
            Set<Long> there = terms.pins().isEmpty() ? Set.of() : known.apply(Set.copyOf(terms.pins()));
            terms.pins().stream()
                    .filter(pin -> !there.contains(pin))
                    .forEach(pin -> wrong.add(Invalid.of(PINS_PATH, "UNKNOWN").with("value", Long.toString(pin))));
        });
    }
}
