package org.pointsmall.loyalty.admin.reward;

import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.reward.Reward;
import org.pointsmall.loyalty.reward.RewardState;

/**
 * A reward in writing.
 *
 * @param kind the code of its name
 * @param state the code of its name
 * @param open whether it can still be used or ended
 * @param until the first moment at which it can't be used any more; empty for never
 */
public record RewardView(
        long id,
        String name,
        String kind,
        String state,
        boolean open,
        String login,
        long offer,
        String points,
        String usesLeft,
        String uses,
        String issuedAt,
        String activeFrom,
        String until) {

    /** @param login of a member */
    static RewardView of(
            Reward reward, RewardState state, Function<MemberId, String> login, Locale locale, DisplayFormat written) {
        @Nullable Instant until = reward.bought().until();
        return new RewardView(
                reward.id().value(),
                reward.bought().name().in(locale),
                "LoyaltyOffer_Kind_" + reward.bought().kind(),
                "LoyaltyReward_State_" + state,
                state.isOpen(),
                login.apply(reward.member()),
                reward.bought().offer().id(),
                written.number(reward.bought().points().value()),
                written.number(reward.usesLeft()),
                written.number(reward.bought().uses()),
                written.time(reward.bought().at()),
                written.time(reward.bought().activeFrom()),
                written.timeOrNothing(until));
    }
}
