package org.pointsmall.loyalty.reward;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.refusal.Refusal;

/** What sends the goods of recurring rewards. Every method runs in the caller's transaction. */
public interface Deliveries {

    /** Nothing is sent. */
    Deliveries NONE = new Deliveries() {
        @Override
        public boolean isForSale(long product) {
            return false;
        }

        @Override
        public Optional<Refusal> refusal(MemberId member, long offer, long product) {
            return Optional.empty();
        }

        @Override
        public Optional<Long> address(MemberId member, @Nullable Long chosen) {
            return Optional.empty();
        }

        @Override
        public void begin(Reward reward, Content.Recurring content, long address) {}

        @Override
        public void end(RewardId reward) {}
    };

    /** Whether the store sells this product now. */
    boolean isForSale(long product);

    /** Why the flags of this product don't let this member have it now through this offer, if so. */
    Optional<Refusal> refusal(MemberId member, long offer, long product);

    /**
     * Where to send things.
     *
     * @param chosen one of the member's address book; null for the usual one
     * @return nothing where the member has no such address
     */
    Optional<Long> address(MemberId member, @Nullable Long chosen);

    /** The goods of this reward are sent from now on. */
    void begin(Reward reward, Content.Recurring content, long address);

    /** Nothing more is sent; fine where nothing ever was. */
    void end(RewardId reward);
}
