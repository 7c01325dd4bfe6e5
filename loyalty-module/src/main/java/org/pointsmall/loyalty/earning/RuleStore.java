package org.pointsmall.loyalty.earning;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where rules are kept, with all their versions. Each method runs in the caller's transaction. */
public interface RuleStore {

    /**
     * The state of all rules: a number that each change makes larger, and that no other state ever has, not even one that
     * was never committed.
     */
    long revision();

    /** Keeps all others from changing rules until the transaction ends. */
    void lock();

    /** The latest version of each rule, in force or not, by id. */
    List<SavedRule> all();

    /** The latest version of a rule. */
    Optional<SavedRule> find(long id);

    /** All versions of a rule, the latest first. */
    List<SavedRule> versions(long id);

    /** Adds a rule; changes the revision. */
    SavedRule add(RuleTerms terms, boolean active, Instant at, String actor);

    /** Adds a version to a rule, one above {@code last}, which is its latest; changes the revision. */
    SavedRule change(RuleRef last, RuleTerms terms, boolean active, Instant at, String actor);
}
