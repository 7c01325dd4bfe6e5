package org.pointsmall.loyalty.reward;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.reward.code.MaskedCode;

/** Rewards as staff see them: anybody's, their codes illegible unless asked for. */
public final class RewardFiles {
    private final RewardParts parts;
    private final RewardReads reads;

    public RewardFiles(RewardParts parts, RewardReads reads) {
        this.parts = parts;
        this.reads = reads;
    }

    /** @param state at this moment */
    public record Row(Reward reward, RewardState state) {}

    /**
     * All that is kept of a reward.
     *
     * @param worth what would come back of the points if it was ended now; what came back once it has ended
     * @param maskedCode illegible but for its end; null where the reward has no code
     */
    public record Detail(
            Reward reward,
            RewardState state,
            long worth,
            List<RewardReads.PastUse> uses,
            Optional<Instant> endedAt,
            @Nullable String maskedCode) {
        public Detail {
            uses = List.copyOf(uses);
        }
    }

    /** The latest first. */
    public List<Row> search(RewardQuery query, @Nullable RewardId before, int limit) {
        Instant now = parts.time().now();
        return parts.transactions().required(() -> reads.search(query, now, before, limit)).stream()
                .map(reward -> new Row(reward, reward.state(now)))
                .toList();
    }

    public Optional<Detail> find(RewardId id) {
        return parts.transactions().required(() -> reads.find(id).map(this::detail));
    }

    private Detail detail(Reward reward) {
        RewardState state = reward.state(parts.time().now());
        return new Detail(
                reward,
                state,
                (state.isOpen() ? reward.worth() : reward.pointsBack()).value(),
                reads.uses(List.of(reward.id())).getOrDefault(reward.id(), List.of()),
                reads.endedAt(reward.id()),
                code(reward).map(MaskedCode::of).orElse(null));
    }

    /** The code in full, for whoever may see it; nothing where there is none. */
    public Optional<String> code(RewardId id) {
        return parts.transactions().required(() -> reads.find(id).flatMap(this::code));
    }

    private Optional<String> code(Reward reward) {
        return reward.bought().kind() == Content.Kind.CODE
                ? parts.codes().codeOf(reward.id())
                : Optional.ofNullable(reward.storeCode());
    }
}
