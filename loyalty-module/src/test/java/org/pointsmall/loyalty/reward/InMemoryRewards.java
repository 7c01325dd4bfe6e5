package org.pointsmall.loyalty.reward;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.OrderRef;

/** Rewards for tests of one thread that need no database. */
public final class InMemoryRewards implements RewardStore, RewardUses {
    private final Map<Long, Reward> rewards = new TreeMap<>();
    private final Map<Long, Map<String, Used>> uses = new HashMap<>();
    private long last;

    /** Forgets everything. */
    public void clear() {
        rewards.clear();
        uses.clear();
        last = 0;
    }

    @Override
    public Reward add(MemberId member, Bought bought, @Nullable String storeCode) {
        RewardId id = new RewardId(++last);
        Reward reward = new Reward(id, member, bought, bought.uses(), Points.ZERO, null, storeCode);
        rewards.put(id.value(), reward);
        return reward;
    }

    @Override
    public Optional<Reward> find(RewardId id) {
        return Optional.ofNullable(rewards.get(id.value()));
    }

    @Override
    public Optional<Reward> lock(RewardId id) {
        return find(id);
    }

    @Override
    public Optional<Reward> byKey(MemberId by, String key) {
        return all(reward ->
                        reward.bought().by().equals(by) && reward.bought().key().equals(key))
                .stream()
                .findFirst();
    }

    @Override
    public Optional<Reward> lockByStoreCode(String code) {
        return all(reward -> code.equals(reward.storeCode())).stream().findFirst();
    }

    private List<Reward> all(Predicate<Reward> which) {
        return rewards.values().stream().filter(which).toList();
    }

    @Override
    public List<Reward> of(MemberId member, Set<RewardState> states, Instant at, @Nullable RewardId before, int limit) {
        return all(reward -> reward.member().equals(member)).stream()
                .filter(reward -> states.isEmpty() || states.contains(reward.state(at)))
                .filter(reward -> before == null || reward.id().value() < before.value())
                .sorted(Comparator.comparing(reward -> -reward.id().value()))
                .limit(limit)
                .toList();
    }

    @Override
    public List<Reward> open(long offerId, long after, int limit) {
        return all(reward -> reward.bought().offer().id() == offerId && reward.ended() == null).stream()
                .filter(reward -> reward.id().value() > after)
                .limit(limit)
                .toList();
    }

    @Override
    public List<Reward> overdue(Instant at, long after, int limit) {
        return all(reward -> reward.ended() == null && reward.state(at) == RewardState.EXPIRED).stream()
                .filter(reward -> reward.id().value() > after)
                .limit(limit)
                .toList();
    }

    @Override
    public boolean use(RewardId id, String use, @Nullable UsedFor purpose, String actor, Instant at) {
        if (find(id).filter(reward -> reward.state(at) == RewardState.ACTIVE).isEmpty()) {
            return false;
        }
        usesOf(id).put(use, new Used(purpose, actor, at));
        counted(id);
        return true;
    }

    private record Used(@Nullable UsedFor purpose, String actor, Instant at) {
        Used settled(OrderRef order) {
            return purpose == null || !isFor(order.id())
                    ? this
                    : new Used(new UsedFor(order, purpose.item()), actor, at);
        }

        Used renewed(Instant again) {
            return new Used(purpose, actor, again);
        }

        boolean isFor(long order) {
            return purpose != null && purpose.order().id() == order;
        }

        PastUse past(String name) {
            return new PastUse(
                    name,
                    purpose == null ? null : purpose.order().number(),
                    purpose != null,
                    purpose == null ? null : purpose.item(),
                    actor,
                    at);
        }
    }

    @Override
    public Map<RewardId, List<PastUse>> uses(Collection<RewardId> ids) {
        return ids.stream().collect(Collectors.toMap(id -> id, id -> usesOf(id).entrySet().stream()
                .map(use -> use.getValue().past(use.getKey()))
                .toList()));
    }

    @Override
    public List<OnOrder> ofOrder(long orderId) {
        return List.of();
    }

    private Map<String, Used> usesOf(RewardId id) {
        return uses.computeIfAbsent(id.value(), any -> new TreeMap<>());
    }

    private void counted(RewardId id) {
        change(id, reward -> {
            long left = reward.bought().uses() - usesOf(id).size();
            return with(reward, left, reward.pointsBack(), left == 0 ? RewardState.USED : null);
        });
    }

    private void change(RewardId id, UnaryOperator<Reward> change) {
        rewards.computeIfPresent(id.value(), (any, reward) -> change.apply(reward));
    }

    private static Reward with(Reward reward, long usesLeft, Points back, @Nullable RewardState ended) {
        return new Reward(reward.id(), reward.member(), reward.bought(), usesLeft, back, ended, reward.storeCode());
    }

    @Override
    public Optional<Instant> usedAt(RewardId id, String use) {
        return Optional.ofNullable(usesOf(id).get(use)).map(Used::at);
    }

    @Override
    public void renew(RewardId id, String use, Instant at) {
        usesOf(id).computeIfPresent(use, (any, used) -> used.renewed(at));
    }

    @Override
    public boolean undo(RewardId id, String use, Instant at) {
        boolean open = find(id).filter(reward -> reward.ended() == null || reward.ended() == RewardState.USED)
                .isPresent();
        boolean there = usesOf(id).remove(use) != null;
        if (there && open) {
            counted(id);
        }
        return there && open;
    }

    @Override
    public boolean spare(RewardId id) {
        throw new UnsupportedOperationException("nothing is taken back here of what has ended");
    }

    @Override
    public List<UseOfReward> usesOf(long orderId) {
        return new TreeSet<>(uses.keySet())
                .stream()
                        .flatMap(id -> uses.get(id).entrySet().stream()
                                .filter(use -> use.getValue().isFor(orderId))
                                .map(use -> new UseOfReward(
                                        new RewardId(id),
                                        use.getKey(),
                                        orderId,
                                        null,
                                        use.getValue().at())))
                        .toList();
    }

    @Override
    public List<UseOfReward> unsettledUses(Instant before, long after, int limit) {
        return List.of();
    }

    @Override
    public void settle(OrderRef order) {
        uses.values().forEach(ofReward -> ofReward.replaceAll((name, use) -> use.settled(order)));
    }

    @Override
    public boolean end(RewardId id, RewardState how, Points back, Instant at) {
        boolean open = find(id).filter(reward -> reward.ended() == null).isPresent();
        if (open) {
            change(id, reward -> with(reward, reward.usesLeft(), back, how));
        }
        return open;
    }

    @Override
    public void addBack(RewardId id, Points back) {
        change(id, reward -> with(reward, reward.usesLeft(), reward.pointsBack().plus(back), reward.ended()));
    }

    @Override
    public void move(MemberId from, MemberId into) {
        rewards.replaceAll((id, reward) -> reward.member().equals(from)
                ? new Reward(
                        reward.id(),
                        into,
                        reward.bought(),
                        reward.usesLeft(),
                        reward.pointsBack(),
                        reward.ended(),
                        reward.storeCode())
                : reward);
    }

    @Override
    public Points donated(String cause) {
        return all(reward -> reward.bought().kind() == Content.Kind.DONATION
                        && reward.bought().subject().equals(cause))
                .stream()
                .map(reward -> reward.bought().points())
                .reduce(Points.ZERO, Points::plus);
    }
}
