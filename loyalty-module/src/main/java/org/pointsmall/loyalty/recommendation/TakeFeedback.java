package org.pointsmall.loyalty.recommendation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.outbox.EventKind;
import org.pointsmall.loyalty.outbox.OutboxListener;
import org.pointsmall.loyalty.purchase.PlacedOrders;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;

/**
 * Takes what apps tell of what was shown. It believes nothing but what it has shown itself: an answer's name says what
 * stood in it, and to whom; the rest is left alone, without an error, since nobody is to be bothered by it.
 */
public final class TakeFeedback {
    /** What is had so long after it was seen has come of that. */
    private static final Duration CREDITED = Duration.ofDays(7);

    private final RequestIds requestIds;
    private final FeedbackStore store;
    private final Transactions transactions;
    private final BusinessTime time;

    public TakeFeedback(RequestIds requestIds, FeedbackStore store, Transactions transactions, BusinessTime time) {
        this.requestIds = requestIds;
        this.store = store;
        this.transactions = transactions;
        this.time = time;
    }

    /** Something that was done with an offer of an answer. */
    public record Told(long offerId, boolean clicked) {}

    /**
     * Notes what is told of an answer, each thing once; what was shown to somebody else, or never, is left alone.
     *
     * @param by who tells it; nobody for a guest. What was shown to a guest may be told by the member that they turned
     *     out to be
     * @return how much of it was taken
     */
    public int take(Optional<MemberId> by, String requestId, List<Told> told) {
        Instant now = time.now();
        Optional<RequestIds.Shown> known = requestIds
                .read(requestId, now)
                .filter(shown ->
                        shown.member() == null || Optional.of(shown.member()).equals(by));
        List<FeedbackStore.Noticed> noticed =
                known.map(shown -> noticed(shown, told)).orElse(List.of());
        if (known.isPresent() && !noticed.isEmpty()) {
            transactions.required(() -> {
                store.note(known.get(), noticed, now);
                return noticed;
            });
        }
        return noticed.size();
    }

    private static List<FeedbackStore.Noticed> noticed(RequestIds.Shown shown, List<Told> told) {
        Map<Long, Boolean> clicked = new LinkedHashMap<>();
        told.forEach(one -> clicked.merge(one.offerId(), one.clicked(), Boolean::logicalOr));
        List<FeedbackStore.Noticed> noticed = new ArrayList<>();
        for (int place = 0; place < shown.items().size(); place++) {
            RequestIds.Place item = shown.items().get(place);
            Boolean known = clicked.get(item.offerId());
            if (known != null) {
                noticed.add(new FeedbackStore.Noticed(item.offerId(), place, item.reason(), known));
            }
        }
        return noticed;
    }

    /** The member has had an offer. Runs in the caller's transaction. */
    void exchanged(MemberId member, long offerId, Instant at) {
        store.exchanged(member, offerId, at.minus(CREDITED), at);
    }

    /**
     * Notes of what was recommended that it was had.
     *
     * @param exchanged the kind of event that says which {@code offer} was exchanged at once
     */
    public OutboxListener notingExchanges(PlacedOrders placedOrders, EventKind exchanged) {
        return new NoteExchanges(this, placedOrders, exchanged);
    }
}
