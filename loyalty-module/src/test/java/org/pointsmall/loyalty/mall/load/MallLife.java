package org.pointsmall.loyalty.mall.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.ledger.Balance;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.mall.OfferView;
import org.pointsmall.loyalty.mall.load.MallOnPaper.Offered;
import org.pointsmall.loyalty.mall.load.MallOnPaper.Person;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.stock.StockKey;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Some people and a merchant in a mall, drawn from a seed. After each step all that the mall shows is what it comes to on
 * paper; in the end, when all that can be undone is undone, everybody has what they were given, less what they have used.
 */
final class MallLife {
    private static final int PEOPLE = 4;

    final MallWorld world;
    final MallOnPaper paper = new MallOnPaper();
    final Random random;
    final List<MemberId> logins = new ArrayList<>();
    private final long seed;
    private final List<String> done = new ArrayList<>();
    private final CartsOfALife carts = new CartsOfALife(this);
    private final RewardsOfALife rewards = new RewardsOfALife(this);

    MallLife(MallWorld world, long seed) {
        this.world = world;
        this.seed = seed;
        random = new Random(seed);
    }

    void live(int steps) {
        for (int i = 0; i < PEOPLE; i++) {
            MemberId login = world.aMember(400);
            logins.add(login);
            Person person = new Person();
            person.granted = 400;
            person.available = 400;
            paper.people.put(login, person);
        }
        for (int i = 0; i < 5; i++) {
            done.add(offer());
        }
        for (int i = 0; i < steps; i++) {
            done.add(step());
            check();
        }
        carts.undoAll();
        rewards.withdrawAll();
        check();
        paper.people.values().stream().distinct().forEach(this::hasWhatWasGrantedLessWhatWasUsed);
    }

    private String step() {
        return switch (random.nextInt(26)) {
            case 0, 1, 2 -> carts.fill();
            case 3, 4, 5, 6 -> carts.hold();
            case 7, 8, 9 -> carts.settle();
            case 10 -> carts.release();
            case 11 -> carts.place();
            case 12 -> carts.late();
            case 13, 14 -> carts.takeBack();
            case 15 -> carts.cancel();
            case 16, 17, 18 -> rewards.exchange();
            case 19 -> rewards.use();
            case 20 -> random.nextBoolean() ? rewards.undo() : rewards.giveBack();
            case 21 -> rewards.giveBack();
            case 22 -> random.nextInt(4) == 0 ? rewards.withdraw() : change();
            case 23 -> random.nextInt(4) == 0 ? merge() : change();
            case 24 -> random.nextInt(4) == 0 ? offer() : earn();
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
    Offered anOffer(boolean goods) {
        return any(paper.offers.values().stream()
                .filter(offer -> goods == offer.content instanceof Content.Goods)
                .toList());
    }

    /** How assertions name the life. */
    String told() {
        return "seed %d after %s".formatted(seed, done);
    }

    private String offer() {
        Content content =
                switch (random.nextInt(6)) {
                    case 0 -> code();
                    case 1 -> new Content.Coupon(5, random.nextInt(2), random.nextBoolean() ? 3 : null);
                    case 2 -> new Content.Entitlement("lounge", 1 + random.nextInt(3), random.nextBoolean() ? 2 : null);
                    default -> new Content.Goods(CartsOfALife.PRODUCT);
                };
        Offered draft = new Offered(0, content);
        draw(draft);
        long id = world.transactions.required(() -> world.offers
                .add(draft.terms(), true, world.clock.instant(), "test")
                .ref()
                .id());
        Offered offer = new Offered(id, content);
        copy(draft, offer);
        offer.version = 1;
        paper.offers.put(id, offer);
        return "offer " + offer;
    }

    private Content code() {
        int codes = 1 + random.nextInt(6);
        long pool = world.pool(codes);
        paper.codesLeft.put(pool, (long) codes);
        return new Content.Code(pool, random.nextBoolean() ? 2 : null);
    }

    private void draw(Offered offer) {
        offer.points = 2 + random.nextInt(60);
        offer.firstPieces = random.nextInt(3) == 0 ? 1 + random.nextInt(5) : 0;
        offer.firstPoints = 1 + random.nextInt((int) offer.points - 1);
        offer.total = random.nextInt(3) == 0 ? null : (long) random.nextInt(9);
        offer.perMember = random.nextInt(3) == 0 ? (long) 1 + random.nextInt(3) : null;
        offer.daily = random.nextBoolean();
        offer.stockBack = random.nextInt(4) > 0;
        offer.quotaBack = random.nextInt(4) > 0;
        offer.givesBack = random.nextInt(4) > 0;
        offer.cash = offer.content instanceof Content.Goods && random.nextInt(3) == 0 ? 120 : 0;
        offer.active = random.nextInt(6) > 0;
    }

    private static void copy(Offered from, Offered to) {
        to.points = from.points;
        to.firstPieces = from.firstPieces;
        to.firstPoints = from.firstPoints;
        to.total = from.total;
        to.perMember = from.perMember;
        to.daily = from.daily;
        to.stockBack = from.stockBack;
        to.quotaBack = from.quotaBack;
        to.givesBack = from.givesBack;
        to.cash = from.cash;
    }

    /** Of what carts hold, the cash stays: by it the store's total would change, and not only the points. */
    private String change() {
        Offered offer = any(List.copyOf(paper.offers.values()));
        Offered draft = new Offered(offer.id, offer.content);
        draw(draft);
        draft.cash = offer.cash;
        world.transactions.required(() -> world.offers.change(
                world.offers.find(offer.id).orElseThrow().ref(),
                draft.terms(),
                draft.active,
                world.clock.instant(),
                "test"));
        copy(draft, offer);
        offer.active = draft.active;
        return "change " + offer;
    }

    private String earn() {
        MemberId login = anyone();
        long some = 1 + random.nextInt(100);
        world.earn(login, some);
        paper.of(login).granted += some;
        paper.of(login).available += some;
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
        return "wait " + minutes + " minutes";
    }

    private void check() {
        paper.people.forEach((login, person) -> {
            Balance balance = world.ledger.balance(login);
            assertThat(balance.available().value()).as("available, %s", told()).isEqualTo(person.available);
            assertThat(balance.held().value()).as("held, %s", told()).isEqualTo(person.held);
        });
        MemberId login = anyone();
        paper.offers.values().forEach(offer -> check(offer, login));
        rewards.check();
    }

    private void check(Offered offer, MemberId login) {
        StockKey key = StockKey.of("offer", offer.id);
        Map<StockKey, Long> taken =
                world.transactions.required(() -> world.stock.taken(List.of(key, key.part("first"))));
        assertThat(taken.getOrDefault(key, 0L))
                .as("taken of %s, %s", offer, told())
                .isEqualTo(offer.taken);
        assertThat(taken.getOrDefault(key.part("first"), 0L))
                .as("first of %s, %s", offer, told())
                .isEqualTo(offer.firstTaken);
        // An account that became part of another is asked for by the store's login all the same.
        Optional<OfferView> shown = world.mall.offer(offer.id, Optional.of(login));
        assertThat(shown.isPresent()).as("seen %s, %s", offer, told()).isEqualTo(offer.active);
        shown.ifPresent(view -> {
            assertThat(view.price().points().value())
                    .as("price of %s, %s", offer, told())
                    .isEqualTo(offer.price(1));
            assertThat(view.remaining()).as("left of %s, %s", offer, told()).isEqualTo(offer.remaining());
            if (offer.perMember != null) {
                assertThat(view.used())
                        .as("used of %s by %s, %s", offer, login, told())
                        .isEqualTo(paper.used(login, offer, world.clock.instant()));
            }
        });
    }

    private void hasWhatWasGrantedLessWhatWasUsed(Person person) {
        assertThat(person.held).isZero();
        assertThat(person.available + rewards.usedUp(person) + carts.keptBy(person))
                .as(told())
                .isEqualTo(person.granted);
    }
}
