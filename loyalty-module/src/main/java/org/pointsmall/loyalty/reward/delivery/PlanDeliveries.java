package org.pointsmall.loyalty.reward.delivery;

import java.time.Instant;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.reward.Deliveries;
import org.pointsmall.loyalty.reward.Reward;
import org.pointsmall.loyalty.reward.RewardId;

/** Begins and ends what is sent for rewards. The first one is due at once. */
public final class PlanDeliveries implements Deliveries {
    private final DeliveryStore store;
    private final DeliveryAddresses addresses;
    private final LongPredicate forSale;
    private final Flags flags;

    /** @param forSale tells of products whether the store sells them now */
    public PlanDeliveries(DeliveryStore store, DeliveryAddresses addresses, LongPredicate forSale, Flags flags) {
        this.store = store;
        this.addresses = addresses;
        this.forSale = forSale;
        this.flags = flags;
    }

    /** What the flags of products say, as they say it to a cart. */
    @FunctionalInterface
    public interface Flags {
        Optional<Refusal> refusal(MemberId member, long offer, long product);
    }

    @Override
    public boolean isForSale(long product) {
        return forSale.test(product);
    }

    @Override
    public Optional<Refusal> refusal(MemberId member, long offer, long product) {
        return flags.refusal(member, offer, product);
    }

    @Override
    public Optional<Long> address(MemberId member, @Nullable Long chosen) {
        return addresses.of(member, chosen);
    }

    @Override
    public void begin(Reward reward, Content.Recurring content, long address) {
        Instant first = reward.bought().at();
        store.begin(new DeliveryPlan(
                reward.id(), content.product(), content.everyMonths(), first, address, 1, first, first, null, null));
    }

    @Override
    public void end(RewardId reward) {
        store.end(reward);
    }
}
