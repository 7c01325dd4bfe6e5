package org.pointsmall.loyalty.reward.delivery;

import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.reward.RewardId;

/**
 * One thing that is to be sent.
 *
 * @param member to whom
 * @param nth the how manieth of its reward, from 1 on
 * @param offer the reward was bought by
 * @param product the store's product, of which it is one piece
 * @param address in the member's address book
 */
public record Parcel(MemberId member, RewardId reward, int nth, long offer, long product, long address) {

    /** Tells it from all others. */
    public String name() {
        return reward.value() + ":" + nth;
    }
}
