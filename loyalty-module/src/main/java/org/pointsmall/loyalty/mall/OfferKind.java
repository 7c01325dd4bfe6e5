package org.pointsmall.loyalty.mall;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.definition.Audience;
import org.pointsmall.loyalty.definition.Checking;
import org.pointsmall.loyalty.definition.DefinitionKind;
import org.pointsmall.loyalty.definition.Fields;
import org.pointsmall.loyalty.definition.OneOf;
import org.pointsmall.loyalty.definition.Part;
import org.pointsmall.loyalty.definition.Shape;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.definition.WindowPart;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.refusal.Invalid;
import org.pointsmall.loyalty.stock.QuotaPeriod;

/**
 * Mall offers, as operators write them. Refused beyond what their fields are is {@code TOO_MANY} ({@code most}) of the
 * least tier; {@code NOT_LOWER} of a price of the first days or pieces that is none, and {@code BOTH_OR_NEITHER} of their
 * fields; {@code MISSING} of the points of what is no gift, and of the other goods that a gift is for; {@code
 * GIFTS_ARE_FREE} of a gift's points and cash; {@code ONLY_GOODS} of cash, and of other goods beside them, where the offer gives something else; {@code NOT_OF_CODES} of
 * giving a partner's code back, which may have been used; and
 * {@code NOT_A_CODE} of a zone.
 */
public final class OfferKind implements DefinitionKind<OfferTerms> {
    private static final int LONGEST_NAME = 100;
    private static final int USUAL_POSITION = 100;
    private static final int MOST_POSITION = 1_000_000;
    private static final long MOST = 1_000_000_000L;
    private static final String ZONE = "[a-z0-9-]{1,30}";
    private static final String LEAST_TIER = "leastTier";

    private static final Part<String> ENGLISH = Fields.text("english", LONGEST_NAME);
    private static final Part<String> CHINESE = Fields.text("chinese", LONGEST_NAME);
    private static final Part<OfferName> NAME = Shape.<OfferName>spread("name")
            .with(ENGLISH, OfferName::english)
            .with(CHINESE, OfferName::chinese)
            .made(from -> new OfferName(from.get(ENGLISH), from.get(CHINESE)));
    private static final Part<Content> CONTENT = OneOf.within(
            "gives", "gives", Content.Kind.class, ContentShapes::of, Content::kind, new Content.Donation("?"));
    private static final Part<Price> PRICE = price();
    private static final Part<Supply> SUPPLY = supply();
    private static final Part<OfferAudience> AUDIENCE = audience();
    private static final Part<Window> SEEN = new WindowPart("seen", "seen");
    private static final Part<Window> EXCHANGEABLE = new WindowPart("exchangeable", "exchangeable");
    private static final Part<Optional<Money>> BESIDES = Fields.moneyOrNone("besides", 1, MOST);
    private static final Part<Boolean> GIVES_BACK = Fields.flag("givesBack");
    private static final Part<Set<String>> ZONES = Fields.codes("zones");
    private static final Part<Integer> POSITION =
            Fields.numberOr(USUAL_POSITION, "position", 0, MOST_POSITION).as(Math::toIntExact, Integer::longValue);

    private static final Shape<OfferTerms> SHAPE = Shape.<OfferTerms>whole()
            .with(NAME, OfferTerms::name)
            .with(CONTENT, OfferTerms::content)
            .with(PRICE, OfferTerms::price)
            .with(SUPPLY, OfferTerms::supply)
            .with(AUDIENCE, OfferTerms::audience)
            .with(SEEN, OfferTerms::seen)
            .with(EXCHANGEABLE, OfferTerms::exchangeable)
            .with(BESIDES, terms -> Optional.ofNullable(terms.besides()))
            .with(GIVES_BACK, OfferTerms::givesBack)
            .with(ZONES, OfferTerms::zones)
            .with(POSITION, OfferTerms::position)
            .made(from -> new OfferTerms(
                    from.get(NAME),
                    from.get(CONTENT),
                    from.get(PRICE),
                    from.get(SUPPLY),
                    from.get(AUDIENCE),
                    from.get(SEEN),
                    from.get(EXCHANGEABLE),
                    from.get(BESIDES).orElse(null),
                    from.get(GIVES_BACK),
                    from.get(ZONES),
                    from.get(POSITION)));

    private static Part<Price> price() {
        Part<Optional<Long>> points = Fields.numberOrNone("points", 1, MOST);
        Part<Optional<Money>> cash = Fields.moneyOrNone("cash", 1, MOST);
        Part<Optional<Money>> market = Fields.moneyOrNone("market", 1, MOST);
        Part<Optional<Money>> cost = Fields.moneyOrNone("cost", 0, MOST);
        Part<Optional<Integer>> launchDays = ContentShapes.days("launchDays");
        Part<Optional<Long>> launchPoints = Fields.numberOrNone("launchPoints", 1, MOST);
        Part<Optional<Long>> firstPieces = Fields.numberOrNone("firstPieces", 1, MOST);
        Part<Optional<Long>> firstPoints = Fields.numberOrNone("firstPoints", 1, MOST);
        return Shape.<Price>within("price", "price")
                .with(points, price -> Optional.of(price.points().value()).filter(value -> value > 0))
                .with(cash, price -> Optional.ofNullable(price.cash()))
                .with(market, price -> Optional.ofNullable(price.market()))
                .with(cost, price -> Optional.ofNullable(price.cost()))
                .with(launchDays, price -> Optional.ofNullable(price.launch()).map(Price.Launch::days))
                .with(launchPoints, price -> Optional.ofNullable(price.launch())
                        .map(launch -> launch.points().value()))
                .with(firstPieces, price -> Optional.ofNullable(price.first()).map(Price.First::pieces))
                .with(firstPoints, price -> Optional.ofNullable(price.first())
                        .map(first -> first.points().value()))
                .made(from -> new Price(
                        Points.of(from.get(points).orElse(0L)),
                        from.get(cash).orElse(null),
                        from.get(market).orElse(null),
                        launch(from.get(launchDays), from.get(launchPoints)),
                        first(from.get(firstPieces), from.get(firstPoints)),
                        from.get(cost).orElse(null)));
    }

    /** One field without the other makes no price: {@link #check} refuses it. */
    private static Price.@Nullable Launch launch(Optional<Integer> days, Optional<Long> points) {
        return days.isEmpty() && points.isEmpty()
                ? null
                : new Price.Launch(days.orElse(0), Points.of(points.orElse(0L)));
    }

    private static Price.@Nullable First first(Optional<Long> pieces, Optional<Long> points) {
        return pieces.isEmpty() && points.isEmpty()
                ? null
                : new Price.First(pieces.orElse(0L), Points.of(points.orElse(0L)));
    }

    private static Part<Supply> supply() {
        Part<Optional<Long>> total = Fields.numberOrNone("total", 0, MOST);
        Part<Optional<Long>> perMember = Fields.numberOrNone("perMember", 1, MOST);
        Part<QuotaPeriod> period = Fields.choice("period", QuotaPeriod.class, QuotaPeriod.FOR_EVER);
        Part<Boolean> stockComesBack = Fields.flag("stockComesBack");
        Part<Boolean> quotaComesBack = Fields.flag("quotaComesBack");
        return Shape.<Supply>within("supply", "supply")
                .with(total, supply -> Optional.ofNullable(supply.total()))
                .with(perMember, supply -> Optional.ofNullable(supply.perMember()))
                .with(period, Supply::period)
                .with(stockComesBack, Supply::stockComesBack)
                .with(quotaComesBack, Supply::quotaComesBack)
                .made(from -> new Supply(
                        from.get(total).orElse(null),
                        from.get(perMember).orElse(null),
                        from.get(period),
                        from.get(stockComesBack),
                        from.get(quotaComesBack)));
    }

    private static Part<OfferAudience> audience() {
        Part<Audience> members = Audience.part("");
        Part<Set<String>> least = Fields.tiers(LEAST_TIER);
        Part<Boolean> hidden = Fields.flag("hidden");
        Part<Boolean> first = Fields.flag("firstOrder");
        Part<Boolean> birthday = Fields.flag("birthdayMonth");
        // Stored by its first name.
        Part<Optional<Long>> available = Fields.numberOrNone("held", 1, MOST);
        Part<Optional<Money>> spent = Fields.moneyOrNone("spent", 1, MOST);
        Part<Optional<Integer>> joined = ContentShapes.days("joinedDays");
        return Shape.<OfferAudience>within("people", "people")
                .with(members, OfferAudience::members)
                .with(least, audience -> Optional.ofNullable(audience.leastTier()).stream()
                        .map(TierCode::value)
                        .collect(Collectors.toSet()))
                .with(hidden, OfferAudience::hidden)
                .with(first, audience -> audience.needs().beforeFirstOrder())
                .with(birthday, audience -> audience.needs().birthdayMonth())
                .with(available, audience -> Optional.ofNullable(
                                audience.needs().available())
                        .map(Points::value))
                .with(spent, audience -> Optional.ofNullable(audience.needs().spent()))
                .with(joined, audience -> Optional.ofNullable(audience.needs().days()))
                .requiring((values, at, reading) -> {
                    if (values.get(least).size() > 1) {
                        reading.refuse(
                                Invalid.of(at + "." + LEAST_TIER, "TOO_MANY").with("most", 1));
                    }
                })
                .made(from -> new OfferAudience(
                        from.get(members),
                        from.get(least).stream()
                                .sorted()
                                .findFirst()
                                .map(TierCode::new)
                                .orElse(null),
                        from.get(hidden),
                        new Needs(
                                from.get(first),
                                from.get(birthday),
                                from.get(available).map(Points::of).orElse(null),
                                from.get(spent).orElse(null),
                                from.get(joined).orElse(null))));
    }

    @Override
    public String table() {
        return "LOYALTY_OFFER";
    }

    @Override
    public Shape<OfferTerms> shape() {
        return SHAPE;
    }

    @Override
    public String name(OfferTerms terms) {
        return terms.name().english();
    }

    @Override
    public void check(OfferTerms terms, List<Version<OfferTerms>> others, Checking checking) {
        Price price = terms.price();
        Price.Launch launch = price.launch();
        if (launch != null) {
            lower(price, "price.launchDays", launch.days(), "price.launchPoints", launch.points(), checking);
        }
        Price.First first = price.first();
        if (first != null) {
            lower(price, "price.firstPieces", first.pieces(), "price.firstPoints", first.points(), checking);
        }
        boolean gift = terms.kind() == Content.Kind.GIFT;
        boolean goods = gift || terms.kind() == Content.Kind.GOODS;
        checking.refuse(!gift && price.points().isZero(), "price.points", "MISSING");
        checking.refuse(gift && !price.points().isZero(), "price.points", "GIFTS_ARE_FREE");
        checking.refuse(gift && price.cash() != null, "price.cash", "GIFTS_ARE_FREE");
        checking.refuse(gift && terms.besides() == null, "besides", "MISSING");
        checking.refuse(!goods && price.cash() != null, "price.cash", "ONLY_GOODS");
        checking.refuse(!goods && terms.besides() != null, "besides", "ONLY_GOODS");
        checking.refuse(terms.kind() == Content.Kind.CODE && terms.givesBack(), "givesBack", "NOT_OF_CODES");
        checking.refuse(terms.zones().stream().anyMatch(zone -> !zone.matches(ZONE)), "zones", "NOT_A_CODE");
    }

    private static void lower(
            Price price, String countField, long count, String pointsField, Points points, Checking checking) {
        checking.refuse(count == 0, countField, "BOTH_OR_NEITHER");
        checking.refuse(points.isZero(), pointsField, "BOTH_OR_NEITHER");
        checking.refuse(!price.points().isMoreThan(points), pointsField, "NOT_LOWER");
    }
}
