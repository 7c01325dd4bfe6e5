package org.pointsmall.loyalty.reward;

import java.time.Instant;
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
    /** A use was taken back, such as that for an order which was cancelled: {@code usesLeft}. */
    public static final EventKind USE_UNDONE = new EventKind("REWARD_USE_UNDONE");
    /** The time of one was up: {@code usesLeft}. */
    public static final EventKind EXPIRED = new EventKind("REWARD_EXPIRED");
    /** One was given back or withdrawn: {@code points} that came back. */
    public static final EventKind VOIDED = new EventKind("REWARD_VOIDED");

    private final Outbox outbox;

    RewardEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    void points(EventKind kind, Reward reward, long points, Instant at) {
        add(kind, reward, "points", points, at);
    }

    void uses(EventKind kind, Reward reward, long usesLeft, Instant at) {
        add(kind, reward, "usesLeft", usesLeft, at);
    }

    private void add(EventKind kind, Reward reward, String name, long number, Instant at) {
        EventFacts facts = EventFacts.NONE
                .with("reward", reward.id().value())
                .with("offer", reward.bought().offer().id())
                .with("kind", reward.bought().kind().name())
                .with(name, number);
        outbox.add(new News(reward.member(), kind, at, facts));
    }
}
