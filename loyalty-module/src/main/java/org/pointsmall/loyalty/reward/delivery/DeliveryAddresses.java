package org.pointsmall.loyalty.reward.delivery;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.member.MemberId;

/** The address books of the store's customers, which keep what the programme only names. */
@FunctionalInterface
public interface DeliveryAddresses {

    /**
     * One of the member's addresses.
     *
     * @param chosen null for the usual one
     */
    Optional<Long> of(MemberId member, @Nullable Long chosen);
}
