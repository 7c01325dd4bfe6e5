package org.pointsmall.demo.loyalty;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pointsmall.demo.data.DemoCatalog;
import org.pointsmall.demo.data.Product;
import org.pointsmall.loyalty.catalogue.Catalogue;
import org.pointsmall.loyalty.definition.Audience;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.mall.OfferAudience;
import org.pointsmall.loyalty.mall.OfferName;
import org.pointsmall.loyalty.mall.OfferStore;
import org.pointsmall.loyalty.mall.OfferTerms;
import org.pointsmall.loyalty.mall.Price;
import org.pointsmall.loyalty.mall.Supply;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.redemption.RedemptionTerms;
import org.pointsmall.loyalty.stock.QuotaPeriod;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;

/** Fills the demo's mall, once its products are on the shelves. What somebody changed later stays. */
@Order
final class DemoOffers implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(DemoOffers.class);
    private static final String ACTOR = "demo";
    /** A pound's worth of goods costs so many points, which is a little less than points pay at the checkout. */
    private static final long POINTS_FOR_A_POUND = 90;

    private static final int PENCE = 100;
    private static final int TENTH_POINTS = 240;
    private static final int FIVE_POINTS = 400;
    /** Of two flash offers, each of every week, one always runs. */
    private static final DayOfWeek[] WEEK = {
        DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY
    };

    private static final DayOfWeek[] WEEKEND = {DayOfWeek.FRIDAY, DayOfWeek.SATURDAY, DayOfWeek.SUNDAY};

    private static final int SAMPLES_POINTS = 1_200;
    private static final int GOODS_FOR_POINTS = 22;
    private static final int GOODS_FOR_POINTS_AND_CASH = 10;

    private final OfferStore offers;
    private final Catalogue catalogue;
    private final RedemptionTerms terms;
    private final Transactions transactions;
    private final BusinessTime time;
    private final DemoStoreOffers storeOffers;
    private int position;

    DemoOffers(
            OfferStore offers,
            Catalogue catalogue,
            RedemptionTerms terms,
            Transactions transactions,
            BusinessTime time,
            DemoStoreOffers storeOffers) {
        this.offers = offers;
        this.catalogue = catalogue;
        this.terms = terms;
        this.transactions = transactions;
        this.time = time;
        this.storeOffers = storeOffers;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        transactions.required(() -> {
            if (offers.all().isEmpty()) {
                List<OfferTerms> mall = mall();
                mall.forEach(offer -> offers.add(offer, true, time.now(), ACTOR));
                LOG.info("The demo's mall: {} offers", mall.size());
            }
            return true;
        });
    }

    private List<OfferTerms> mall() {
        List<OnShelf> shelf = new ArrayList<>();
        for (Product product : DemoCatalog.load().products()) {
            onShelf(product).ifPresent(shelf::add);
            if (shelf.size() == GOODS_FOR_POINTS + GOODS_FOR_POINTS_AND_CASH + 9) {
                break;
            }
        }
        List<OfferTerms> mall = new ArrayList<>();
        int next = 0;
        while (next < Math.min(GOODS_FOR_POINTS, shelf.size())) {
            OnShelf goods = shelf.get(next++);
            mall.add(goods(goods, price(goods, null), Supply.UNLIMITED, OfferAudience.EVERYONE, "everyday"));
        }
        while (next < Math.min(GOODS_FOR_POINTS + GOODS_FOR_POINTS_AND_CASH, shelf.size())) {
            OnShelf goods = shelf.get(next++);
            Money half = new Money(Math.max(1, goods.price().minorUnits() / 2), currency());
            mall.add(goods(goods, price(goods, half), Supply.UNLIMITED, OfferAudience.EVERYONE, "points-and-cash"));
        }
        if (next + 8 < shelf.size()) {
            addSpecials(mall, shelf.subList(next, shelf.size()));
        }
        storeOffers
                .named(DemoStoreOffers.TENTH)
                .ifPresent(id -> mall.add(reward(
                        new Content.Coupon(id, 0, 30), "Coupon: 10 % off an order", "九折券：整单优惠 10%", TENTH_POINTS)));
        storeOffers
                .named(DemoStoreOffers.FIVE)
                .ifPresent(id -> mall.add(reward(
                        new Content.Coupon(id, 0, 60),
                        "Coupon: 5.00 off from 25.00",
                        "满 25.00 减 5.00 优惠券",
                        FIVE_POINTS)));
        mall.add(reward(new Content.Entitlement("priority-dispatch", 3, 365), "Priority dispatch", "优先发货", 60));
        mall.add(reward(
                new Content.Shipping(new Money(10 * PENCE, currency())), "Shipping up to 10.00", "抵运费最高 10.00", 450));
        mall.add(reward(new Content.Entitlement("lounge", 1, 180), "Lounge visit", "贵宾室一次", 800));
        mall.add(reward(new Content.Donation("tree-planting"), "Plant a tree", "种一棵树", 50));
        mall.add(reward(new Content.Donation("school-meals"), "A school meal", "一份爱心午餐", 30));
        return mall;
    }

    private void addSpecials(List<OfferTerms> mall, List<OnShelf> shelf) {
        mall.add(flash(shelf.get(0), always().on(WEEK), Set.of("flash")));
        mall.add(flash(shelf.get(8), always().on(WEEKEND), Set.of("flash", "weekend")));
        mall.add(goods(shelf.get(1), price(shelf.get(1), null), Supply.of(0), OfferAudience.EVERYONE, "everyday"));
        mall.add(goods(shelf.get(2), price(shelf.get(2), null), Supply.UNLIMITED, from(DemoTiers.GOLD, false), "gold"));
        mall.add(goods(
                shelf.get(3), price(shelf.get(3), null), Supply.of(20), from(DemoTiers.DIAMOND, true), "diamond"));
        OnShelf launch = shelf.get(4);
        mall.add(goods(
                launch,
                new Price(points(launch), null, launch.price(), new Price.Launch(7, half(points(launch))), null),
                Supply.UNLIMITED,
                OfferAudience.EVERYONE,
                "new"));
        mall.add(gift(shelf.get(6)));
        mall.add(reward(
                new Content.Recurring(shelf.get(7).id(), 12, 1), "Twelve monthly samples", "十二个月试用装", SAMPLES_POINTS));
        OnShelf addOn = shelf.get(5);
        mall.add(new OfferTerms(
                name(addOn),
                new Content.Goods(addOn.id()),
                price(addOn, new Money(Math.max(1, addOn.price().minorUnits() / 4), currency())),
                Supply.UNLIMITED.each(1, QuotaPeriod.DAY),
                OfferAudience.EVERYONE,
                always(),
                always(),
                new Money(20 * PENCE, currency()),
                false,
                Set.of("add-on"),
                ++position));
    }

    /** The first pieces at half the price. */
    private OfferTerms flash(OnShelf goods, Window window, Set<String> zones) {
        return new OfferTerms(
                name(goods),
                new Content.Goods(goods.id()),
                new Price(points(goods), null, goods.price(), null, new Price.First(100, half(points(goods)))),
                Supply.of(500).each(1, QuotaPeriod.DAY),
                OfferAudience.EVERYONE,
                window,
                window,
                null,
                false,
                zones,
                ++position);
    }

    /** For members from silver on, beside other goods for 100.00. */
    private OfferTerms gift(OnShelf goods) {
        return new OfferTerms(
                name(goods),
                new Content.Gift(goods.id()),
                Price.NOTHING,
                Supply.of(50),
                from(DemoTiers.SILVER, false),
                always(),
                always(),
                new Money(100 * PENCE, currency()),
                false,
                Set.of(),
                ++position);
    }

    /** A product of the demo's as the store has it. */
    private record OnShelf(long id, String name, String chineseName, Money price) {}

    private Optional<OnShelf> onShelf(Product product) {
        return catalogue.productsNamed(product.name(), 1).stream()
                .findFirst()
                .map(found -> new OnShelf(
                        found.id(),
                        product.name(),
                        product.chineseName(),
                        new Money(product.price().movePointRight(2).longValueExact(), currency())));
    }

    private OfferTerms goods(OnShelf goods, Price price, Supply supply, OfferAudience audience, String zone) {
        return new OfferTerms(
                name(goods),
                new Content.Goods(goods.id()),
                price,
                supply,
                audience,
                always(),
                always(),
                null,
                false,
                Set.of(zone),
                ++position);
    }

    private OfferTerms reward(Content content, String english, String chinese, long points) {
        return new OfferTerms(
                new OfferName(english, chinese),
                content,
                Price.of(Points.of(points)),
                Supply.UNLIMITED,
                OfferAudience.EVERYONE,
                always(),
                always(),
                null,
                content instanceof Content.Entitlement
                        || content instanceof Content.Recurring
                        || content instanceof Content.Coupon,
                Set.of("rewards"),
                ++position);
    }

    private static OfferName name(OnShelf goods) {
        return new OfferName(goods.name(), goods.chineseName());
    }

    private static OfferAudience from(TierCode tier, boolean hidden) {
        return new OfferAudience(Audience.EVERYONE, tier, hidden);
    }

    private static Price price(OnShelf goods, @Nullable Money cash) {
        long worth = goods.price().minorUnits() - (cash == null ? 0 : cash.minorUnits());
        return new Price(points(worth), cash, goods.price(), null, null);
    }

    private static Points points(OnShelf goods) {
        return points(goods.price().minorUnits());
    }

    private static Points points(long pence) {
        return Points.of(Math.max(1, pence * POINTS_FOR_A_POUND / PENCE));
    }

    private static Points half(Points points) {
        return Points.of(Math.max(1, points.value() / 2));
    }

    private Window always() {
        return Window.always(time.zone());
    }

    private Currency currency() {
        return terms.standardRate().money().currency();
    }
}
