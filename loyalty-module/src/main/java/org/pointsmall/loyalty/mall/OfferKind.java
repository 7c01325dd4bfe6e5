package org.pointsmall.loyalty.mall;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
 * GIFTS_ARE_FREE} of a gift's points and cash; {@code ONLY_GOODS} of cash, and of other goods beside them, where the offer gives something else; and
 * {@code NOT_A_CODE} of a zone.
 */
public final class OfferKind implements DefinitionKind<OfferTerms> {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_CODE = 60;
    private static final int USUAL_POSITION = 100;
    private static final int MOST_POSITION = 1_000_000;
    private static final int MOST_USES = 1_000;
    private static final int FEWEST_DELIVERIES = 2;
    private static final int MOST_DELIVERIES = 60;
    private static final int MOST_MONTHS = 12;
    private static final long MOST = 1_000_000_000L;
    private static final long MOST_DAYS = 3_650;
    private static final long MOST_ID = 1_000_000_000_000_000_000L;
    private static final String ZONE = "[a-z0-9-]{1,30}";
    private static final String LEAST_TIER = "leastTier";

    private static final Part<String> ENGLISH = Fields.text("english", LONGEST_NAME);
    private static final Part<String> CHINESE = Fields.text("chinese", LONGEST_NAME);
    private static final Part<OfferName> NAME = Shape.<OfferName>spread("name")
            .with(ENGLISH, OfferName::english)
            .with(CHINESE, OfferName::chinese)
            .made(from -> new OfferName(from.get(ENGLISH), from.get(CHINESE)));
    private static final Part<Content> CONTENT = OneOf.within(
            "gives", "gives", Content.Kind.class, OfferKind::content, Content::kind, new Content.Donation("?"));
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

    private static Shape<? extends Content> content(Content.Kind kind) {
        return switch (kind) {
            case GOODS -> product(Content.Goods::new);
            case GIFT -> product(Content.Gift::new);
            case SHIPPING -> {
                Part<Money> upTo = Fields.money("upTo", 1, MOST);
                yield Shape.<Content.Shipping>whole()
                        .with(upTo, Content.Shipping::upTo)
                        .made(from -> new Content.Shipping(from.get(upTo)));
            }
            case COUPON -> coupon();
            case CODE -> code();
            case ENTITLEMENT -> entitlement();
            case RECURRING -> recurring();
            case DONATION -> {
                Part<String> cause = Fields.text("cause", LONGEST_CODE);
                yield Shape.<Content.Donation>whole()
                        .with(cause, Content.Donation::cause)
                        .made(from -> new Content.Donation(from.get(cause)));
            }
        };
    }

    private static Part<Long> product() {
        return Fields.number("product", 1, MOST_ID)
                .checked((id, at, checking) ->
                        checking.ask(wrong -> checking.in().targets().requireProducts(at, Set.of(id), wrong)));
    }

    private static <C extends Content> Shape<C> product(Function<Long, C> content) {
        Part<Long> product = product();
        return Shape.<C>whole()
                .with(product, goods -> Objects.requireNonNull(goods.givenProduct()))
                .made(from -> content.apply(from.get(product)));
    }

    private static Shape<Content.Coupon> coupon() {
        Part<Long> offer = Fields.number("storeOffer", 1, MOST_ID);
        Part<Integer> after =
                Fields.numberOr(0, "activeAfterDays", 0, MOST_DAYS).as(Math::toIntExact, Integer::longValue);
        Part<Optional<Integer>> valid = days("validDays");
        return Shape.<Content.Coupon>whole()
                .with(offer, Content.Coupon::storeOffer)
                .with(after, Content.Coupon::activeAfterDays)
                .with(valid, coupon -> Optional.ofNullable(coupon.validDays()))
                .made(from -> new Content.Coupon(
                        from.get(offer), from.get(after), from.get(valid).orElse(null)));
    }

    private static Shape<Content.Code> code() {
        Part<Long> pool = Fields.number("pool", 1, MOST_ID);
        Part<Optional<Integer>> valid = days("validDays");
        return Shape.<Content.Code>whole()
                .with(pool, Content.Code::pool)
                .with(valid, code -> Optional.ofNullable(code.validDays()))
                .made(from -> new Content.Code(from.get(pool), from.get(valid).orElse(null)));
    }

    private static Shape<Content.Entitlement> entitlement() {
        Part<String> benefit = Fields.text("benefit", LONGEST_CODE);
        Part<Integer> uses = Fields.numberOr(1, "uses", 1, MOST_USES).as(Math::toIntExact, Integer::longValue);
        Part<Optional<Integer>> valid = days("validDays");
        return Shape.<Content.Entitlement>whole()
                .with(benefit, Content.Entitlement::benefit)
                .with(uses, Content.Entitlement::uses)
                .with(valid, entitlement -> Optional.ofNullable(entitlement.validDays()))
                .made(from -> new Content.Entitlement(
                        from.get(benefit), from.get(uses), from.get(valid).orElse(null)));
    }

    private static Shape<Content.Recurring> recurring() {
        Part<Long> product = product();
        Part<Integer> deliveries = Fields.number("deliveries", FEWEST_DELIVERIES, MOST_DELIVERIES)
                .as(Math::toIntExact, Integer::longValue);
        Part<Integer> everyMonths =
                Fields.numberOr(1, "everyMonths", 1, MOST_MONTHS).as(Math::toIntExact, Integer::longValue);
        return Shape.<Content.Recurring>whole()
                .with(product, Content.Recurring::product)
                .with(deliveries, Content.Recurring::deliveries)
                .with(everyMonths, Content.Recurring::everyMonths)
                .made(from -> new Content.Recurring(from.get(product), from.get(deliveries), from.get(everyMonths)));
    }

    private static Part<Optional<Integer>> days(String path) {
        return Fields.numberOrNone(path, 1, MOST_DAYS)
                .as(days -> days.map(Math::toIntExact), days -> days.map(Integer::longValue));
    }

    private static Part<Price> price() {
        Part<Optional<Long>> points = Fields.numberOrNone("points", 1, MOST);
        Part<Optional<Money>> cash = Fields.moneyOrNone("cash", 1, MOST);
        Part<Optional<Money>> market = Fields.moneyOrNone("market", 1, MOST);
        Part<Optional<Integer>> launchDays = days("launchDays");
        Part<Optional<Long>> launchPoints = Fields.numberOrNone("launchPoints", 1, MOST);
        Part<Optional<Long>> firstPieces = Fields.numberOrNone("firstPieces", 1, MOST);
        Part<Optional<Long>> firstPoints = Fields.numberOrNone("firstPoints", 1, MOST);
        return Shape.<Price>within("price", "price")
                .with(points, price -> Optional.of(price.points().value()).filter(value -> value > 0))
                .with(cash, price -> Optional.ofNullable(price.cash()))
                .with(market, price -> Optional.ofNullable(price.market()))
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
                        first(from.get(firstPieces), from.get(firstPoints))));
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
        return Shape.<OfferAudience>within("people", "people")
                .with(members, OfferAudience::members)
                .with(least, audience -> Optional.ofNullable(audience.leastTier()).stream()
                        .map(TierCode::value)
                        .collect(Collectors.toSet()))
                .with(hidden, OfferAudience::hidden)
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
                        from.get(hidden)));
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
        checking.refuse(terms.zones().stream().anyMatch(zone -> !zone.matches(ZONE)), "zones", "NOT_A_CODE");
    }

    private static void lower(
            Price price, String countField, long count, String pointsField, Points points, Checking checking) {
        checking.refuse(count == 0, countField, "BOTH_OR_NEITHER");
        checking.refuse(points.isZero(), pointsField, "BOTH_OR_NEITHER");
        checking.refuse(!price.points().isMoreThan(points), pointsField, "NOT_LOWER");
    }
}
