package org.pointsmall.demo.loyalty;

import org.pointsmall.loyalty.outbox.Event;
import org.pointsmall.loyalty.outbox.OutboxListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a store does to hear what happened: here it says it in the log, another would write to the member. */
final class PointsNews implements OutboxListener {
    private static final Logger LOG = LoggerFactory.getLogger(PointsNews.class);

    @Override
    public String name() {
        return "news";
    }

    @Override
    public void happened(Event event) {
        LOG.info(
                "{} of member {}: {}",
                event.kind().name(),
                event.member().value(),
                event.facts().values());
    }
}
