package org.pointsmall.loyalty.recommendation.feed;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.pointsmall.loyalty.recommendation.OfferDocument;
import org.pointsmall.loyalty.recommendation.OfferIndex;
import org.pointsmall.loyalty.recommendation.SearchUnavailable;

/** An index that a test can take away, and that refuses what it is told to. */
public final class IndexInMemory implements OfferIndex {
    private Map<Long, Entry> served;
    private Map<Long, Entry> next;
    boolean down;
    int rebuilds;
    final Set<Long> refused = new HashSet<>();
    /** What happens on the way to it, before it takes anything. */
    volatile Runnable onTheWay = () -> {};

    private record Entry(long version, OfferDocument document) {}

    /** What can be found. */
    public synchronized Map<Long, OfferDocument> offers() {
        Map<Long, OfferDocument> offers = new TreeMap<>();
        if (served != null) {
            served.forEach((id, entry) -> {
                if (entry.document() != null) {
                    offers.put(id, entry.document());
                }
            });
        }
        return offers;
    }

    synchronized void lose() {
        served = null;
        next = null;
    }

    synchronized void forget(long id) {
        served.remove(id);
    }

    @Override
    public Map<Long, String> put(List<OfferDocument> documents) {
        onTheWay.run();
        return taken(documents);
    }

    private synchronized Map<Long, String> taken(List<OfferDocument> documents) {
        for (Map<Long, Entry> index : indexes()) {
            for (OfferDocument document : documents) {
                if (!refused.contains(document.offerId())) {
                    put(index, document.offerId(), new Entry(document.version(), document));
                }
            }
        }
        return documents.stream()
                .map(OfferDocument::offerId)
                .filter(refused::contains)
                .collect(Collectors.toMap(id -> id, id -> "refused"));
    }

    @Override
    public synchronized void remove(Collection<Long> offerIds, long version) {
        for (Map<Long, Entry> index : indexes()) {
            offerIds.forEach(id -> put(index, id, new Entry(version, null)));
        }
    }

    private static void put(Map<Long, Entry> index, long id, Entry entry) {
        Entry known = index.get(id);
        if (known == null || known.version() < entry.version()) {
            index.put(id, entry);
        }
    }

    private List<Map<Long, Entry>> indexes() {
        mustBeUp();
        List<Map<Long, Entry>> indexes = new ArrayList<>();
        if (served != null) {
            indexes.add(served);
        }
        if (next != null) {
            indexes.add(next);
        }
        if (indexes.isEmpty()) {
            throw new SearchUnavailable("there is no index");
        }
        return indexes;
    }

    private void mustBeUp() {
        if (down) {
            throw new SearchUnavailable("it is down");
        }
    }

    @Override
    public synchronized Map<Long, Long> fingerprints(long after, long upTo) {
        mustBeUp();
        Map<Long, Long> prints = new HashMap<>();
        offers().forEach((id, document) -> {
            if (id > after && id <= upTo) {
                prints.put(id, document.fingerprint());
            }
        });
        return prints;
    }

    @Override
    public synchronized Optional<String> unfit() {
        mustBeUp();
        return served == null ? Optional.of("there is no index") : Optional.empty();
    }

    @Override
    public synchronized void beginRebuild() {
        mustBeUp();
        rebuilds++;
        next = new HashMap<>();
    }

    @Override
    public synchronized void endRebuild() {
        mustBeUp();
        served = next;
        next = null;
    }

    @Override
    public synchronized void dropRest() {
        mustBeUp();
        next = null;
    }
}
