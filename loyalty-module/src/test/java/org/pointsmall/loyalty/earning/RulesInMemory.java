package org.pointsmall.loyalty.earning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Rules in memory, with all their versions. */
final class RulesInMemory implements RuleStore {
    private final Map<Long, List<SavedRule>> rules = new TreeMap<>();
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
    public List<SavedRule> all() {
        return rules.values().stream()
                .map(versions -> versions.get(versions.size() - 1))
                .toList();
    }

    @Override
    public Optional<SavedRule> find(long id) {
        return all().stream().filter(saved -> saved.ref().id() == id).findAny();
    }

    @Override
    public List<SavedRule> versions(long id) {
        List<SavedRule> versions = new ArrayList<>(rules.getOrDefault(id, List.of()));
        Collections.reverse(versions);
        return versions;
    }

    @Override
    public SavedRule add(RuleTerms terms, boolean active, Instant at, String actor) {
        return save(new SavedRule(new RuleRef(rules.size() + 1, 1), terms, active, at, actor));
    }

    @Override
    public SavedRule change(RuleRef last, RuleTerms terms, boolean active, Instant at, String actor) {
        return save(new SavedRule(new RuleRef(last.id(), last.version() + 1), terms, active, at, actor));
    }

    private SavedRule save(SavedRule saved) {
        revision++;
        rules.computeIfAbsent(saved.ref().id(), none -> new ArrayList<>()).add(saved);
        return saved;
    }
}
