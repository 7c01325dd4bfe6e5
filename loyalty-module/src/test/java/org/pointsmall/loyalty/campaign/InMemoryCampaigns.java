package org.pointsmall.loyalty.campaign;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Campaigns in memory. */
public final class InMemoryCampaigns implements CampaignStore {
    private final Map<Long, List<SavedCampaign>> campaigns = new TreeMap<>();
    private long revision;
    private int locks;

    @Override
    public long revision() {
        return revision;
    }

    /** There is only one thread: that others were to be kept out is noted. */
    @Override
    public void lock() {
        locks++;
    }

    /** How often others were to be kept out. */
    int locks() {
        return locks;
    }

    @Override
    public List<SavedCampaign> all() {
        return campaigns.values().stream()
                .map(versions -> versions.get(versions.size() - 1))
                .toList();
    }

    @Override
    public Optional<SavedCampaign> find(long id) {
        return all().stream().filter(saved -> saved.ref().id() == id).findAny();
    }

    @Override
    public List<SavedCampaign> versions(long id) {
        return campaigns.get(id).stream()
                .sorted(Comparator.comparingInt(
                                (SavedCampaign saved) -> saved.ref().version())
                        .reversed())
                .toList();
    }

    @Override
    public SavedCampaign add(CampaignTerms terms, boolean active, Instant at, String actor) {
        return save(new SavedCampaign(new CampaignRef(campaigns.size() + 1, 1), terms, active, at, actor));
    }

    @Override
    public SavedCampaign change(CampaignRef last, CampaignTerms terms, boolean active, Instant at, String actor) {
        return save(new SavedCampaign(new CampaignRef(last.id(), last.version() + 1), terms, active, at, actor));
    }

    private SavedCampaign save(SavedCampaign saved) {
        revision++;
        campaigns.computeIfAbsent(saved.ref().id(), none -> new ArrayList<>()).add(saved);
        return saved;
    }
}
