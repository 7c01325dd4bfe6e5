package org.pointsmall.loyalty.earning.jdbc;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.definition.jdbc.Versions;
import org.pointsmall.loyalty.earning.RuleRef;
import org.pointsmall.loyalty.earning.RuleStore;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.pointsmall.loyalty.earning.SavedRule;

/** Rules in the store's database. */
public final class JdbcRules implements RuleStore {
    private final Versions<RuleTerms> rules;

    /** @param dataSource the one that the store's transactions run on */
    public JdbcRules(DataSource dataSource) {
        rules = new Versions<>(dataSource, "LOYALTY_RULE", "RULE_ID", RuleJson::write, RuleJson::read);
    }

    @Override
    public long revision() {
        return rules.revision();
    }

    @Override
    public void lock() {
        rules.lock();
    }

    @Override
    public List<SavedRule> all() {
        return rules.all().stream().map(JdbcRules::rule).toList();
    }

    @Override
    public Optional<SavedRule> find(long id) {
        return rules.find(id).map(JdbcRules::rule);
    }

    @Override
    public List<SavedRule> versions(long id) {
        return rules.versions(id).stream().map(JdbcRules::rule).toList();
    }

    @Override
    public SavedRule add(RuleTerms terms, boolean active, Instant at, String actor) {
        return rule(rules.add(terms, active, at, actor));
    }

    @Override
    public SavedRule change(RuleRef last, RuleTerms terms, boolean active, Instant at, String actor) {
        return rule(rules.change(new VersionRef<>(last.id(), last.version()), terms, active, at, actor));
    }

    private static SavedRule rule(Version<RuleTerms> saved) {
        return new SavedRule(
                new RuleRef(saved.ref().id(), saved.ref().version()),
                saved.terms(),
                saved.active(),
                saved.savedAt(),
                saved.actor());
    }
}
