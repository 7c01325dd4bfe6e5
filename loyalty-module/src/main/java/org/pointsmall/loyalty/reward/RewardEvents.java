package org.pointsmall.loyalty.reward;

import java.time.Instant;
import java.util.function.UnaryOperator;
import org.pointsmall.loyalty.outbox.EventFacts;
import org.pointsmall.loyalty.outbox.EventKind;
import org.pointsmall.loyalty.outbox.Outbox;
import org.pointsmall.loyalty.outbox.Outbox.News;

/** Writes into the outbox what happens to rewards: of each the {@code reward}, its {@code offer} and its {@code kind}. */
public final class RewardEvents {
    /** A member bought one: {@code points} that it cost. */
    public static final EventKind ISSUED = new EventKind("REWARD_ISSUED");
    /** One was used: {@code usesLeft}. */
    public static final EventKind USED = new EventKind("REWARD_USED");
    /**
     * A use was taken back, such as that for an order which was cancelled: {@code usesLeft}, and {@code ended} where the reward had
     * been voided before, so that it can't be used again.
     */
    public static final EventKind USE_UNDONE = new EventKind("REWARD_USE_UNDONE");
    /** The time of one was up: {@code usesLeft}. */
    public static final EventKind EXPIRED = new EventKind("REWARD_EXPIRED");
    /** One was given back or withdrawn: {@code points} that came back. */
    public static final EventKind VOIDED = new EventKind("REWARD_VOIDED");

    /** An order of a recurring one was made: {@code nth}, {@code orderNumber}. */
    public static final EventKind DELIVERY_MADE = new EventKind("REWARD_DELIVERY_MADE");
    /** An order of a recurring one could not be made, and is tried again: {@code nth}, {@code trouble}. */
    public static final EventKind DELIVERY_WAITS = new EventKind("REWARD_DELIVERY_WAITS");
    /** An order of a recurring one was not made in time: {@code nth}, {@code trouble}, {@code points} that came back. */
    public static final EventKind DELIVERY_LAPSED = new EventKind("REWARD_DELIVERY_LAPSED");
    /** An order of a recurring one was cancelled, or came back: {@code nth}, {@code points} that came back with it. */
    public static final EventKind DELIVERY_RETURNED = new EventKind("REWARD_DELIVERY_RETURNED");

    private final Outbox outbox;

    public RewardEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    void points(EventKind kind, Reward reward, long points, Instant at) {
        add(kind, reward, "points", points, at);
    }

    void uses(EventKind kind, Reward reward, long usesLeft, Instant at) {
        add(kind, reward, "usesLeft", usesLeft, at);
    }

    void undone(Reward reward, Instant at) {
        RewardState ended = reward.ended() == RewardState.VOIDED ? RewardState.VOIDED : null;
        EventFacts facts = facts(reward)
                .with("usesLeft", reward.usesLeft() + (ended == null ? 1 : 0))
                .with("ended", ended == null ? null : ended.name());
        outbox.add(new News(reward.member(), USE_UNDONE, at, facts));
    }

    private void add(EventKind kind, Reward reward, String name, long number, Instant at) {
        outbox.add(new News(reward.member(), kind, at, facts(reward).with(name, number)));
    }

    /** What became of one of the orders. */
    public void delivery(EventKind kind, Reward reward, int nth, UnaryOperator<EventFacts> more, Instant at) {
        outbox.add(new News(reward.member(), kind, at, more.apply(facts(reward).with("nth", nth))));
    }

    private static EventFacts facts(Reward reward) {
        return EventFacts.NONE
                .with("reward", reward.id().value())
                .with("offer", reward.bought().offer().id())
                .with("kind", reward.bought().kind().name());
    }
}
