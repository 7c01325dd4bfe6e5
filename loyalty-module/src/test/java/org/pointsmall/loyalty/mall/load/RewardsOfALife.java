package org.pointsmall.loyalty.mall.load;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.mall.load.MallOnPaper.Taken;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.reward.ExchangeOffer.Exchanged;
import org.pointsmall.loyalty.reward.ExchangeRequest;
import org.pointsmall.loyalty.reward.Reward;
import org.pointsmall.loyalty.reward.RewardId;
import org.pointsmall.loyalty.reward.RewardState;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;

/** Rewards: bought under keys that come again, used, unused, given back, withdrawn, expired. */
final class RewardsOfALife {
    private final MallLife life;
    private final Map<RewardId, Had> rewards = new LinkedHashMap<>();
    private final Map<String, RewardId> keys = new HashMap<>();

    RewardsOfALife(MallLife life) {
        this.life = life;
    }

    static final class Had {
        final MemberId login;
        final OfferOnPaper offer;
        final String request;
        final long pieces;
        final long points;
        final long uses;
        final boolean givesBack;
        final Instant from;
        final @Nullable Instant until;
        final List<Taken> taken;
        final Set<String> used = new TreeSet<>();
        boolean voided;
        boolean expired;
        long back;

        Had(
                MemberId login,
                OfferOnPaper offer,
                String request,
                long pieces,
                long points,
                List<Taken> taken,
                Instant now) {
            this.login = login;
            this.offer = offer;
            this.request = request;
            this.pieces = pieces;
            this.points = points;
            this.taken = taken;
            givesBack = offer.givesBack;
            Integer days = null;
            long each = 1;
            Instant begins = now;
            if (offer.content instanceof Content.Entitlement entitlement) {
                days = entitlement.validDays();
                each = entitlement.uses();
            } else if (offer.content instanceof Content.Code code) {
                days = code.validDays();
            } else if (offer.content instanceof Content.Recurring recurring) {
                each = recurring.deliveries();
            } else if (offer.content instanceof Content.Coupon coupon) {
                days = coupon.validDays();
                begins = now.plus(Duration.ofDays(coupon.activeAfterDays()));
            }
            uses = offer.is(Content.Kind.DONATION) ? 1 : each * pieces;
            if (offer.is(Content.Kind.DONATION)) {
                used.add("donated");
            }
            from = begins;
            until = days == null ? null : begins.plus(Duration.ofDays(days));
        }

        RewardState state(Instant now) {
            if (voided) {
                return RewardState.VOIDED;
            }
            if (expired) {
                return RewardState.EXPIRED;
            }
            if (used.size() == uses) {
                return RewardState.USED;
            }
            if (until != null && !now.isBefore(until)) {
                return RewardState.EXPIRED;
            }
            return now.isBefore(from) ? RewardState.ISSUED : RewardState.ACTIVE;
        }

        boolean isOpen(Instant now) {
            return state(now).isOpen();
        }
    }

    private Instant now() {
        return life.world.clock.instant();
    }

    private PersonOnPaper person(Had had) {
        return life.paper.of(had.login);
    }

    String exchange() {
        OfferOnPaper offer = life.random.nextInt(12) == 0 ? life.anOfferForCarts() : life.anOfferOfRewards();
        if (offer == null) {
            return "nothing to exchange for";
        }
        MemberId login = life.anyone();
        long pieces = life.random.nextInt(4) == 0 ? 2 : 1;
        long points = life.paper.price(login, offer, pieces, now()) * pieces;
        Points shown = life.random.nextBoolean() ? null : Points.of(life.random.nextInt(6) == 0 ? points + 1 : points);
        String key = "k" + (life.random.nextInt(5) == 0 ? life.random.nextInt(20) : life.world.next());
        String request = offer.id + " " + pieces + " " + shown;
        RewardId earlier = keys.get(login.value() + key);
        Set<RefusalCode> reasons = against(login, offer, pieces, points, shown);
        Optional<Outcome<Exchanged>> outcome =
                life.world.exchange.exchange(new ExchangeRequest(login, key, offer.id, pieces, shown));
        String what = "exchange " + request + " by " + login + " as " + key;
        if (earlier != null) {
            boolean same = rewards.get(earlier).request.equals(request);
            assertThat(outcome.orElseThrow().isRefused())
                    .as("%s again, %s", what, life.told())
                    .isEqualTo(!same);
            return what + " again";
        }
        if (!life.paper.sees(login, offer, now())) {
            assertThat(outcome).as("%s, %s", what, life.told()).isEmpty();
            return what + ": not seen";
        }
        if (outcome.orElseThrow() instanceof Outcome.Refused<Exchanged> refused) {
            assertThat(reasons)
                    .as("%s, %s", what, life.told())
                    .contains(refused.refusal().code());
            return what + ": " + refused.refusal().code();
        }
        assertThat(reasons).as("%s, %s", what, life.told()).isEmpty();
        Reward reward = granted(outcome.get()).reward();
        assertThat(reward.bought().points().value())
                .as("%s, %s", what, life.told())
                .isEqualTo(points);
        person(login).spends(points);
        List<Taken> taken = life.paper.take(login, Map.of(offer.id, pieces), now());
        if (offer.content instanceof Content.Code code) {
            life.paper.codesLeft.merge(code.pool(), -1L, Long::sum);
        }
        Had had = new Had(login, offer, request, pieces, points, taken, now());
        rewards.put(reward.id(), had);
        if (offer.content instanceof Content.Recurring recurring) {
            life.deliveries.begin(reward.id(), had, recurring, now());
        }
        keys.put(login.value() + key, reward.id());
        return what;
    }

    private PersonOnPaper person(MemberId login) {
        return life.paper.of(login);
    }

    private Set<RefusalCode> against(
            MemberId login, OfferOnPaper offer, long pieces, long points, @Nullable Points shown) {
        Set<RefusalCode> reasons = EnumSet.noneOf(RefusalCode.class);
        reasons.addAll(life.paper.against(login, offer, pieces, now()));
        if (points > person(login).available()) {
            reasons.add(RefusalCode.INSUFFICIENT_POINTS);
        }
        if (shown != null && shown.value() != points) {
            reasons.add(RefusalCode.CART_CHANGED);
        }
        if (offer.content.kind().isForCarts()) {
            reasons.add(RefusalCode.CONFLICT);
        }
        if (offer.is(Content.Kind.RECURRING) && !life.world.parcels.sells) {
            reasons.add(RefusalCode.SOLD_OUT);
        }
        if (pieces > 1
                && (offer.is(Content.Kind.COUPON) || offer.is(Content.Kind.CODE) || offer.is(Content.Kind.RECURRING))) {
            reasons.add(RefusalCode.ABOVE_CAP);
        }
        if (offer.content instanceof Content.Code code && life.paper.codesLeft.get(code.pool()) == 0) {
            reasons.add(RefusalCode.SOLD_OUT);
        }
        return reasons;
    }

    private @Nullable RewardId any() {
        List<RewardId> all = List.copyOf(rewards.keySet());
        return life.any(all.subList(life.random.nextInt(4) == 0 ? 0 : Math.max(0, all.size() - 4), all.size()));
    }

    private String aUse() {
        return "use-" + life.random.nextInt(4);
    }

    String use() {
        RewardId id = any();
        if (id == null) {
            return "nothing to use";
        }
        Had had = rewards.get(id);
        String name = aUse();
        // What it sends uses it, and nobody else does.
        boolean can = had.used.contains(name)
                || (had.state(now()) == RewardState.ACTIVE && !had.offer.is(Content.Kind.RECURRING));
        Outcome<Reward> outcome = life.world.using.use(id, name, null, "staff").orElseThrow();
        assertThat(outcome.isRefused()).as("use of %s, %s", id, life.told()).isEqualTo(!can);
        if (can) {
            had.used.add(name);
        }
        return "use " + id + " as " + name;
    }

    String undo() {
        RewardId id = any();
        if (id == null) {
            return "nothing to undo";
        }
        Had had = rewards.get(id);
        String name = aUse();
        boolean there = had.used.contains(name);
        boolean open = !had.voided && !had.expired;
        assertThat(life.world.using.undo(id, name))
                .as("undo of %s, %s", id, life.told())
                .isEqualTo(there && open);
        if (there) {
            had.used.remove(name);
            if (!open) {
                had.used.add("gone-" + name);
            }
        }
        return "undo " + id + " as " + name;
    }

    String giveBack() {
        RewardId id = any();
        if (id == null) {
            return "nothing to give back";
        }
        Had had = rewards.get(id);
        boolean can = had.voided || (had.isOpen(now()) && had.givesBack && !had.offer.is(Content.Kind.CODE));
        Outcome<Reward> outcome = life.world.ending.giveBack(had.login, id).orElseThrow();
        assertThat(outcome.isRefused())
                .as("%s back, %s: %s", id, life.told(), outcome)
                .isEqualTo(!can);
        if (can) {
            end(had);
        }
        return "give back " + id;
    }

    private void end(Had had) {
        if (!had.voided) {
            long unused = had.uses - had.used.size();
            had.voided = true;
            long back = had.points * unused / had.uses;
            had.back += back;
            person(had).getsBack(back);
            had.taken.forEach(taken -> life.paper.comeBack(taken, had.pieces * unused / had.uses));
        }
    }

    String withdraw() {
        OfferOnPaper offer = life.anOfferOfRewards();
        if (offer == null) {
            return "nothing to withdraw";
        }
        withdraw(offer);
        return "withdraw the rewards of " + offer.id;
    }

    private void withdraw(OfferOnPaper offer) {
        life.world.ending.withdraw(offer.id, "admin", "withdrawn");
        rewards.values().stream()
                .filter(had -> had.offer == offer && had.isOpen(now()))
                .forEach(this::end);
    }

    void withdrawAll() {
        List.copyOf(life.paper.offers.values()).forEach(this::withdraw);
    }

    /** What the job has done meanwhile. */
    void expire() {
        rewards.values().stream()
                .filter(had -> had.state(now()) == RewardState.EXPIRED)
                .forEach(had -> had.expired = true);
    }

    void check() {
        rewards.forEach((id, had) -> {
            Reward reward = life.world
                    .transactions
                    .required(() -> life.world.rewards.find(id))
                    .orElseThrow();
            assertThat(reward.state(now()))
                    .as("state of %s, %s", id, life.told())
                    .isEqualTo(had.state(now()));
            assertThat(reward.usesLeft()).as("uses of %s, %s", id, life.told()).isEqualTo(had.uses - had.used.size());
            assertThat(reward.pointsBack().value())
                    .as("back of %s, %s", id, life.told())
                    .isEqualTo(had.back);
            String code = reward.storeCode();
            if (code != null) {
                assertThat(life.world.coupons.isEnded(code)).as(life.told()).isEqualTo(had.voided);
            }
        });
    }

    /** Points that this person's rewards cost for good. */
    long usedUp(PersonOnPaper person) {
        return rewards.values().stream()
                .filter(had -> person(had) == person)
                .mapToLong(had -> had.points - had.back)
                .sum();
    }
}
