package org.pointsmall.loyalty.mall;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Set;
import org.pointsmall.loyalty.definition.Audience;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;

/** Offers as tests write them. */
public final class OfferFixture {
    public static final Currency GBP = Currency.getInstance("GBP");
    public static final ZoneId ZONE = ZoneOffset.UTC;

    private OfferName name = new OfferName("Lantern", "灯笼");
    private Content content = new Content.Goods(7);
    private Price price = Price.of(Points.of(1_000));
    private Supply supply = Supply.UNLIMITED;
    private OfferAudience audience = OfferAudience.EVERYONE;
    private Window seen = Window.always(ZONE);
    private Window exchangeable = Window.always(ZONE);
    private Money besides;
    private Set<String> zones = Set.of();
    private int position = 100;

    private OfferFixture() {}

    public static OfferFixture anOffer() {
        return new OfferFixture();
    }

    public static Money pence(long pence) {
        return new Money(pence, GBP);
    }

    public OfferFixture of(Content gives) {
        content = gives;
        return this;
    }

    public OfferFixture named(String english) {
        name = new OfferName(english, english);
        return this;
    }

    public OfferFixture product(long product) {
        return of(new Content.Goods(product));
    }

    /** Beside other goods for so much. */
    public OfferFixture gift(long product, long pence) {
        price = Price.NOTHING;
        return of(new Content.Gift(product)).besides(pence);
    }

    /** The shipping, up to so much. */
    public OfferFixture shipping(long pence) {
        return of(new Content.Shipping(pence(pence)));
    }

    public OfferFixture costing(long points) {
        price = new Price(Points.of(points), price.cash(), price.market(), price.launch(), price.first());
        return this;
    }

    public OfferFixture andCash(long pence) {
        return andCash(pence(pence));
    }

    public OfferFixture andCash(Money cash) {
        price = new Price(price.points(), cash, price.market(), price.launch(), price.first());
        return this;
    }

    public OfferFixture worth(long pence) {
        price = new Price(price.points(), price.cash(), pence(pence), price.launch(), price.first());
        return this;
    }

    public OfferFixture inTheFirst(int days, long points) {
        price = new Price(
                price.points(), price.cash(), price.market(), new Price.Launch(days, Points.of(points)), price.first());
        return this;
    }

    public OfferFixture forTheFirst(long pieces, long points) {
        price = new Price(
                price.points(),
                price.cash(),
                price.market(),
                price.launch(),
                new Price.First(pieces, Points.of(points)));
        return this;
    }

    public OfferFixture limitedTo(Supply pieces) {
        supply = pieces;
        return this;
    }

    public OfferFixture forThese(Audience members) {
        audience = new OfferAudience(members, audience.leastTier(), audience.hidden(), audience.needs());
        return this;
    }

    public OfferFixture from(TierCode least) {
        audience = new OfferAudience(audience.members(), least, audience.hidden(), audience.needs());
        return this;
    }

    public OfferFixture needing(Needs needs) {
        audience = new OfferAudience(audience.members(), audience.leastTier(), audience.hidden(), needs);
        return this;
    }

    public OfferFixture hidden() {
        audience = new OfferAudience(audience.members(), audience.leastTier(), true, audience.needs());
        return this;
    }

    public OfferFixture seen(Window window) {
        seen = window;
        return this;
    }

    public OfferFixture exchangeable(Window window) {
        exchangeable = window;
        return this;
    }

    public OfferFixture besides(long pence) {
        besides = pence(pence);
        return this;
    }

    public OfferFixture in(String... codes) {
        zones = Set.of(codes);
        return this;
    }

    public OfferFixture at(int place) {
        position = place;
        return this;
    }

    public OfferTerms terms() {
        return new OfferTerms(
                name, content, price, supply, audience, seen, exchangeable, besides, true, zones, position);
    }

    /** In force since then. */
    public MallOffer publishedAt(Instant at) {
        return new MallOffer(new VersionRef<>(1, 1), terms(), true, at);
    }
}
