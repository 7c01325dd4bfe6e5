package org.pointsmall.loyalty.mall.load;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.campaign.Campaign;
import org.pointsmall.loyalty.campaign.CampaignBook;
import org.pointsmall.loyalty.campaign.CampaignEffect;
import org.pointsmall.loyalty.campaign.CampaignTerms;
import org.pointsmall.loyalty.definition.Audience;
import org.pointsmall.loyalty.definition.Scope;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.ledger.Balance;
import org.pointsmall.loyalty.ledger.ClawbackPolicy;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.mall.MallOffer;
import org.pointsmall.loyalty.mall.OfferFixture;
import org.pointsmall.loyalty.mall.OfferView;
import org.pointsmall.loyalty.mall.load.MallOnPaper.CampaignOnPaper;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.purchase.CartLine;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.stock.StockKey;
import org.pointsmall.loyalty.tier.Measure;
import org.pointsmall.loyalty.tier.SomeTiers;
import org.pointsmall.loyalty.tier.Tier;

import static java.time.Duration.between;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Some people and a merchant in a mall, drawn from a seed. After each step all that the mall shows is what it comes to on
 * paper; in the end, when all that can be undone is undone, everybody has what they were given, less what they have used.
 */
final class MallLife {
    private static final int PEOPLE = 4;
    private static final int OFFERS = 9;

    final MallWorld world;
    final MallOnPaper paper;
    final Random random;
    final List<MemberId> logins = new ArrayList<>();
    private final long seed;
    private final Measure measure;
    private final List<String> done = new ArrayList<>();
    private final CartsOfALife carts = new CartsOfALife(this);
    private final ReturnsOfALife returns = new ReturnsOfALife(this, carts);
    private final RewardsOfALife rewards = new RewardsOfALife(this);
    final DeliveriesOfALife deliveries = new DeliveriesOfALife(this);

    /** @param measure by what people qualify for the tiers that there are */
    MallLife(MallWorld world, Measure measure, MallOnPaper paper, long seed) {
        this.world = world;
        this.measure = measure;
        this.paper = paper;
        this.seed = seed;
        random = new Random(seed);
    }

    void live(int steps) {
        begin();
        for (int i = 0; i < steps; i++) {
            done.add(step());
            check();
        }
        returns.undoAll();
        check();
        rewards.withdrawAll();
        check();
        paper.people.values().stream()
                .distinct()
                .forEach(person -> person.ends(rewards.usedUp(person) + returns.keptBy(person), told()));
        end();
    }

    /** Always at ten in the morning: days are the same whichever life it is. */
    private void begin() {
        Instant now = world.clock.instant();
        Instant morning = now.truncatedTo(ChronoUnit.DAYS).plus(ofHours(34));
        world.clock.moveOn(between(now, morning));
        world.terms.clawback = seed % 2 == 0 ? ClawbackPolicy.REVOKE_TO_ZERO : ClawbackPolicy.REVOKE_BELOW_ZERO;
        world.programme.withoutEarning = none -> false;
        world.parcels.sells = true;
        for (int i = 0; i < PEOPLE; i++) {
            int points = 20 + random.nextInt(300);
            MemberId login = world.aMember(points);
            logins.add(login);
            PersonOnPaper person = new PersonOnPaper(world.terms.clawback == ClawbackPolicy.REVOKE_BELOW_ZERO);
            person.granted(points);
            paper.people.put(login, person);
        }
        for (int i = 0; i < OFFERS; i++) {
            done.add(offer(i));
        }
        check();
    }

    /** Gifts would come into the carts of other lives. */
    private void end() {
        paper.campaigns.clear();
        announce();
        paper.offers.values().stream()
                .filter(offer -> offer.is(Content.Kind.GIFT))
                .forEach(offer -> {
                    offer.active = false;
                    save(offer);
                });
    }

    private String step() {
        return switch (random.nextInt(37)) {
            case 0, 1 -> carts.fill();
            case 2, 3, 4, 5, 6, 7 -> carts.shop();
            case 8, 9 -> carts.hold();
            case 10, 11 -> carts.settle();
            case 12 -> carts.release();
            case 13 -> carts.place();
            case 14, 15 -> carts.late();
            case 16, 17, 18, 19 -> returns.takeBack();
            case 20 -> returns.cancel();
            case 21, 22, 23 -> rewards.exchange();
            case 24 -> rewards.use();
            case 25 -> random.nextBoolean() ? rewards.undo() : rewards.giveBack();
            case 26 -> rewards.giveBack();
            case 27 -> random.nextInt(4) == 0 ? rewards.withdraw() : change();
            case 28 -> random.nextInt(4) == 0 ? merge() : change();
            case 29 -> random.nextInt(4) == 0 ? offer(random.nextInt(OFFERS)) : earn();
            case 30 -> random.nextInt(3) == 0 ? flag() : campaign();
            case 31 -> wait(24 * 60 * (1 + random.nextInt(40)));
            case 32 -> deliveries.sell();
            case 33 -> deliveries.comeBack();
            default -> wait(random.nextInt(3) == 0 ? random.nextInt(60 * 30) : random.nextInt(40));
        };
    }

    MemberId anyone() {
        return logins.get(random.nextInt(logins.size()));
    }

    <T> @Nullable T any(List<T> all) {
        return all.isEmpty() ? null : all.get(random.nextInt(all.size()));
    }

    @Nullable
    OfferOnPaper anOffer(Content.Kind kind) {
        return anOffer(offer -> offer.is(kind));
    }

    @Nullable
    OfferOnPaper anOfferForCarts() {
        return anOffer(offer -> offer.content.kind().isForCarts());
    }

    @Nullable
    OfferOnPaper anOfferOfRewards() {
        return anOffer(offer -> !offer.content.kind().isForCarts());
    }

    private @Nullable OfferOnPaper anOffer(Predicate<OfferOnPaper> wanted) {
        return any(paper.offers.values().stream().filter(wanted).toList());
    }

    /** How assertions name the life. */
    String told() {
        return "seed %d after %s".formatted(seed, done);
    }

    /** What of one piece of a line qualifies for a tier. */
    long qualifies(OrderOfALife order, CartLine line) {
        long earned = order.earned.get(line.itemId());
        return measure == Measure.POINTS ? earned : earned == 0 ? 0 : order.cash.get(line.itemId());
    }

    private String offer(int kind) {
        Content content =
                switch (kind) {
                    case 0 -> code();
                    case 1 -> new Content.Coupon(5, random.nextInt(2), random.nextBoolean() ? 3 : null);
                    case 2 -> new Content.Entitlement("lounge", 1 + random.nextInt(3), random.nextBoolean() ? 2 : null);
                    case 3 -> new Content.Donation("trees");
                    case 4 -> new Content.Gift(CartsOfALife.GIFT);
                    case 5 -> new Content.Shipping(OfferFixture.pence(random.nextBoolean() ? 200 : 500));
                    case 6 ->
                        new Content.Recurring(DeliveriesOfALife.SAMPLE, 2 + random.nextInt(4), 1 + random.nextInt(2));
                    default -> new Content.Goods(CartsOfALife.PRODUCT);
                };
        OfferOnPaper draft = new OfferOnPaper(0, content);
        draft.draw(random, world.clock.instant());
        draft.active = true;
        long id = world.transactions.required(() -> world.offers
                .add(draft.terms(), true, world.clock.instant(), "test")
                .ref()
                .id());
        OfferOnPaper offer = draft.as(id);
        offer.published = world.clock.instant();
        paper.offers.put(id, offer);
        return "offer " + offer;
    }

    private Content code() {
        int codes = 1 + random.nextInt(6);
        long pool = world.pool(codes);
        paper.codesLeft.put(pool, (long) codes);
        return new Content.Code(pool, random.nextBoolean() ? 2 : null);
    }

    private String change() {
        OfferOnPaper offer = any(List.copyOf(paper.offers.values()));
        OfferOnPaper draft = new OfferOnPaper(offer.id, offer.content);
        draft.draw(random, world.clock.instant());
        draft.cash = offer.cash;
        offer.take(draft);
        save(offer);
        return "change " + offer;
    }

    private void save(OfferOnPaper offer) {
        world.transactions.required(() -> world.offers.change(
                world.offers.find(offer.id).orElseThrow().ref(),
                offer.terms(),
                offer.active,
                world.clock.instant(),
                "test"));
    }

    private String flag() {
        Set<Long> without = new TreeSet<>();
        if (random.nextInt(3) == 0) {
            without.add(random.nextBoolean() ? CartsOfALife.OTHER : CartsOfALife.PRODUCT);
        }
        world.programme.withoutEarning = without::contains;
        return "earns nothing: " + without;
    }

    private String campaign() {
        if (paper.campaigns.size() > 2 || (!paper.campaigns.isEmpty() && random.nextInt(3) == 0)) {
            CampaignOnPaper over = paper.campaigns.remove(random.nextInt(paper.campaigns.size()));
            announce();
            return "withdraw " + over;
        }
        Instant from = world.clock.instant().plus(ofMinutes(random.nextInt(3) == 0 ? random.nextInt(300) : 0));
        CampaignOnPaper campaign = new CampaignOnPaper(
                world.next(),
                50 + random.nextInt(50),
                random.nextInt(3) == 0,
                random.nextInt(3) == 0,
                from,
                from.plus(ofMinutes(1 + random.nextInt(600))));
        paper.campaigns.add(campaign);
        announce();
        return "announce " + campaign;
    }

    private void announce() {
        world.programme.campaigns = new CampaignBook(
                world.next(),
                paper.campaigns.stream()
                        .map(campaign -> new Campaign(
                                new VersionRef<>(campaign.id(), 1),
                                new CampaignTerms(
                                        "campaign",
                                        1,
                                        campaign.goods() ? Scope.ofProducts(CartsOfALife.PRODUCT) : Scope.ALL,
                                        campaign.goldOnly() ? Audience.ofTiers(SomeTiers.GOLD) : Audience.EVERYONE,
                                        Window.always(OfferFixture.ZONE)
                                                .within(local(campaign.from()), local(campaign.until())),
                                        new CampaignEffect.PricePercent(campaign.percent()))))
                        .toList());
    }

    private static LocalDateTime local(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    private String earn() {
        MemberId login = anyone();
        long some = 1 + random.nextInt(100);
        world.earn(login, some);
        paper.of(login).granted(some);
        return "earn " + some;
    }

    private String merge() {
        MemberId from = anyone();
        MemberId into = anyone();
        if (paper.of(from) == paper.of(into)) {
            return "one person already";
        }
        boolean refused = paper.of(from).held > 0;
        Outcome<Balance> merged =
                world.transactions.required(() -> world.ledger.merge(from, into, "admin", "the same person"));
        assertThat(merged.isRefused()).as("%s: %s", told(), merged).isEqualTo(refused);
        if (!refused) {
            paper.merge(from, into);
        }
        return "merge " + from + " into " + into + (refused ? ": refused" : "");
    }

    private String wait(int minutes) {
        world.clock.moveOn(minutes > 60 ? ofHours(minutes / 60) : ofMinutes(minutes));
        world.cleanUp();
        carts.cleanUp();
        rewards.expire();
        deliveries.run();
        return "wait " + minutes + " minutes";
    }

    private void check() {
        checkPeople();
        takenIsAsOnPaper();
        // An account that became part of another is asked for by the store's login all the same.
        MemberId login = anyone();
        Map<Long, OfferView> shown = world.mall.offers(paper.offers.keySet(), Optional.of(login)).stream()
                .collect(Collectors.toMap(view -> view.offer().id(), view -> view));
        paper.offers.values().forEach(offer -> check(offer, login, shown.get(offer.id)));
        rewards.check();
        deliveries.check();
    }

    /** Points and tiers; after each step, for what is missing is not known before. */
    void checkPeople() {
        Set<PersonOnPaper> checked = new HashSet<>();
        for (MemberId login : logins) {
            PersonOnPaper person = paper.of(login);
            if (checked.add(person)) {
                person.check(world.ledger.balance(login), told());
            }
            assertThat(world.ledger.balance(login).available().value())
                    .as("%s, %s", login, told())
                    .isEqualTo(person.available());
            assertThat(world.programme.tiers.memberTiers().tierOf(login).map(Tier::rank))
                    .as("tier of %s with %d, %s", login, person.gathered, told())
                    .isEqualTo(Optional.of(paper.rank(login)).filter(rank -> rank > 0));
        }
    }

    private void takenIsAsOnPaper() {
        Map<StockKey, Long> expected = new TreeMap<>();
        paper.offers.values().forEach(offer -> {
            StockKey key = MallOffer.stockKey(offer.id);
            expected.put(key, offer.taken);
            expected.put(MallOffer.firstKey(key), offer.firstTaken);
        });
        Map<StockKey, Long> taken = world.transactions.required(() -> world.stock.taken(expected.keySet()));
        expected.forEach((key, pieces) -> assertThat(taken.getOrDefault(key, 0L))
                .as("taken of %s, %s", key, told())
                .isEqualTo(pieces));
    }

    private void check(OfferOnPaper offer, MemberId login, @Nullable OfferView view) {
        Instant now = world.clock.instant();
        assertThat(view != null)
                .as("seen %s by %s, %s", offer, login, told())
                .isEqualTo(!offer.is(Content.Kind.GIFT) && paper.sees(login, offer, now));
        if (view == null) {
            return;
        }
        long price = paper.price(login, offer, 1, now);
        assertThat(view.price().points().value())
                .as("price of %s for %s, %s", offer, login, told())
                .isEqualTo(price);
        assertThat(view.remaining()).as("left of %s, %s", offer, told()).isEqualTo(offer.remaining());
        if (offer.perMember != null) {
            assertThat(view.used())
                    .as("used of %s by %s, %s", offer, login, told())
                    .isEqualTo(paper.used(login, offer, now));
        }
        Set<RefusalCode> against = paper.against(login, offer, 1, now);
        if (price > paper.of(login).available()) {
            against.add(RefusalCode.INSUFFICIENT_POINTS);
        }
        assertThat(view.refusals().stream().map(Refusal::code).collect(Collectors.toSet()))
                .as("against %s for %s, %s", offer, login, told())
                .isEqualTo(against);
    }
}
