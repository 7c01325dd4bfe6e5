package org.pointsmall.loyalty.reward.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.mall.Supply;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.reward.ExchangeOffer.Exchanged;
import org.pointsmall.loyalty.reward.ExchangeRequest;
import org.pointsmall.loyalty.reward.Reward;
import org.pointsmall.loyalty.reward.RewardId;
import org.pointsmall.loyalty.reward.RewardState;
import org.pointsmall.loyalty.stock.QuotaPeriod;

import static org.assertj.core.api.Assertions.assertThat;

/** Random operations on rewards beside a model that knows no transactions: points, uses and pieces, and nothing else. */
final class RandomRewards {
    private static final int MOST = 12;

    private final RewardShop shop;
    private final Random random;
    private final List<MemberId> members = new ArrayList<>();
    private final Map<Long, Offered> offers = new LinkedHashMap<>();
    private final Map<RewardId, Had> rewards = new LinkedHashMap<>();
    private final Map<String, RewardId> keys = new HashMap<>();
    private final Map<MemberId, Long> points = new HashMap<>();
    private final List<String> done = new ArrayList<>();

    /** An offer as the model knows it. */
    private record Offered(long price, int uses, @Nullable Integer days, boolean givesBack, boolean stockBack) {}

    /** A reward as the model knows it. */
    private static final class Had {
        final MemberId member;
        final long offer;
        final Offered terms;
        final @Nullable Instant until;
        final TreeSet<String> used = new TreeSet<>();
        boolean voided;
        boolean expired;
        boolean pieceBack;

        private Had(MemberId member, long offer, Offered terms, @Nullable Instant until) {
            this.member = member;
            this.offer = offer;
            this.terms = terms;
            this.until = until;
        }

        RewardState state(Instant now) {
            if (voided) {
                return RewardState.VOIDED;
            }
            if (expired) {
                return RewardState.EXPIRED;
            }
            if (used.size() == terms.uses()) {
                return RewardState.USED;
            }
            return until != null && !now.isBefore(until) ? RewardState.EXPIRED : RewardState.ACTIVE;
        }
    }

    RandomRewards(RewardShop shop, long seed) {
        this.shop = shop;
        random = new Random(seed);
        for (int i = 0; i < 3; i++) {
            MemberId member = new MemberId(shop.next());
            members.add(member);
            earn(member, 200);
        }
        for (int i = 0; i < 3; i++) {
            offer();
        }
    }

    void run(int operations) {
        Instant start = shop.clock.instant();
        for (int i = 0; i < operations; i++) {
            done.add(step());
            check();
        }
        shop.clock.moveOn(Duration.between(shop.clock.instant(), start));
    }

    private String step() {
        return switch (random.nextInt(16)) {
            case 0, 1, 2, 3, 4 -> exchange();
            case 5, 6, 7 -> use();
            case 8 -> undo();
            case 9, 10, 11 -> giveBack();
            case 12 -> random.nextInt(3) == 0 ? withdraw() : earn(anyMember(), 40);
            case 13 -> expire();
            case 14 -> random.nextInt(4) == 0 ? offer() : earn(anyMember(), 25);
            default -> pass();
        };
    }

    private String offer() {
        Offered terms = new Offered(
                1 + random.nextInt(60),
                1 + random.nextInt(3),
                random.nextBoolean() ? 2 : null,
                random.nextInt(4) > 0,
                random.nextBoolean());
        long id = offers.size() > 3 ? List.copyOf(offers.keySet()).get(random.nextInt(offers.size())) : shop.next();
        Supply supply = new Supply((long) MOST, null, QuotaPeriod.FOR_EVER, terms.stockBack(), true);
        shop.put(
                id,
                1 + done.size(),
                new Content.Entitlement("lounge", terms.uses(), terms.days()),
                terms.price(),
                supply,
                terms.givesBack());
        offers.put(id, terms);
        return "offer " + id + " " + terms;
    }

    private String earn(MemberId member, long some) {
        shop.earn(member, some, LotPolicy.LASTING);
        points.merge(member, some, Long::sum);
        return "earn " + some;
    }

    private String exchange() {
        MemberId member = anyMember();
        long offer = List.copyOf(offers.keySet()).get(random.nextInt(offers.size()));
        Offered terms = offers.get(offer);
        String key = "random-" + (random.nextInt(5) == 0 ? random.nextInt(20) : 100 + done.size());
        RewardId earlier = keys.get(member.value() + key);
        Outcome<Exchanged> outcome = shop.exchange
                .exchange(new ExchangeRequest(member, key, offer, 1, null))
                .orElseThrow();
        if (earlier != null) {
            boolean same = rewards.get(earlier).offer == offer;
            assertThat(outcome.isRefused()).as("%s", done).isEqualTo(!same);
            return "again " + key;
        }
        boolean can = points.get(member) >= terms.price() && taken(offer) < MOST;
        assertThat(outcome.isRefused()).as("%s: %s", done, outcome).isEqualTo(!can);
        outcome.map(exchanged -> {
            Integer days = terms.days();
            Instant until = days == null ? null : shop.clock.instant().plus(Duration.ofDays(days));
            RewardId id = exchanged.reward().id();
            rewards.put(id, new Had(member, offer, terms, until));
            keys.put(member.value() + key, id);
            points.merge(member, -terms.price(), Long::sum);
            return id;
        });
        return "exchange " + offer + " for " + terms.price();
    }

    private String use() {
        RewardId id = anyReward();
        if (id == null) {
            return "nothing to use";
        }
        Had had = rewards.get(id);
        String name = "use-" + random.nextInt(5);
        boolean known = had.used.contains(name);
        boolean can = known || had.state(shop.clock.instant()) == RewardState.ACTIVE;
        Outcome<Reward> outcome = shop.using.use(id, name, null, "staff").orElseThrow();
        assertThat(outcome.isRefused()).as("%s: %s", done, outcome).isEqualTo(!can);
        if (can) {
            had.used.add(name);
        }
        return "use " + id.value() + " " + name;
    }

    private String undo() {
        RewardId id = anyReward();
        if (id == null) {
            return "nothing to undo";
        }
        Had had = rewards.get(id);
        String name = "use-" + random.nextInt(5);
        boolean there = had.used.contains(name);
        boolean open = !had.voided && !had.expired;
        assertThat(shop.using.undo(id, name)).as("%s", done).isEqualTo(there && open);
        if (there && open) {
            had.used.remove(name);
        } else if (there) {
            had.used.remove(name);
            had.used.add("gone-" + name);
        }
        return "undo " + id.value() + " " + name;
    }

    private String giveBack() {
        RewardId id = anyReward();
        if (id == null) {
            return "nothing to give back";
        }
        Had had = rewards.get(id);
        RewardState state = had.state(shop.clock.instant());
        boolean can = state == RewardState.VOIDED || (state == RewardState.ACTIVE && had.terms.givesBack());
        Outcome<Reward> outcome = shop.ending.giveBack(had.member, id).orElseThrow();
        assertThat(outcome.isRefused()).as("%s: %s", done, outcome).isEqualTo(!can);
        if (can) {
            end(had);
        }
        return "give back " + id.value();
    }

    private void end(Had had) {
        if (!had.voided) {
            long unused = had.terms.uses() - had.used.size();
            had.voided = true;
            had.pieceBack = had.terms.stockBack() && had.used.isEmpty();
            points.merge(had.member, had.terms.price() * unused / had.terms.uses(), Long::sum);
        }
    }

    private String withdraw() {
        long offer = List.copyOf(offers.keySet()).get(random.nextInt(offers.size()));
        shop.ending.withdraw(offer, "admin", "withdrawn");
        rewards.values().stream()
                .filter(had -> had.offer == offer && had.state(shop.clock.instant()) == RewardState.ACTIVE)
                .forEach(this::end);
        return "withdraw " + offer;
    }

    private String expire() {
        shop.expire();
        rewards.values().stream()
                .filter(had -> had.state(shop.clock.instant()) == RewardState.EXPIRED)
                .forEach(had -> had.expired = true);
        return "expire";
    }

    private String pass() {
        shop.pass(Duration.ofHours(random.nextInt(20)));
        return "time passes";
    }

    private void check() {
        points.forEach((member, owned) ->
                assertThat(shop.available(member)).as("points after %s", done).isEqualTo(owned));
        offers.keySet().forEach(offer -> assertThat(shop.taken(offer))
                .as("pieces of %s after %s", offer, done)
                .isEqualTo(taken(offer)));
        rewards.forEach((id, had) -> {
            Reward reward = shop.within(() -> shop.rewards.find(id)).orElseThrow();
            assertThat(reward.state(shop.clock.instant()))
                    .as("reward %s after %s", id, done)
                    .isEqualTo(had.state(shop.clock.instant()));
            assertThat(reward.usesLeft())
                    .as("uses of %s after %s", id, done)
                    .isEqualTo(had.terms.uses() - had.used.size());
        });
    }

    private long taken(long offer) {
        return rewards.values().stream()
                .filter(had -> had.offer == offer && !had.pieceBack)
                .count();
    }

    private MemberId anyMember() {
        return members.get(random.nextInt(members.size()));
    }

    /** One of the latest, most of the time. */
    private @Nullable RewardId anyReward() {
        List<RewardId> all = List.copyOf(rewards.keySet());
        int from = random.nextInt(4) == 0 ? 0 : Math.max(0, all.size() - 4);
        return all.isEmpty() ? null : all.get(from + random.nextInt(all.size() - from));
    }
}
