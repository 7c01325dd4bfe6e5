package org.pointsmall.loyalty.simulation;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pointsmall.loyalty.condition.Condition;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.definition.VersionStore;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.earning.Effect;
import org.pointsmall.loyalty.earning.Limit;
import org.pointsmall.loyalty.earning.RuleAudience;
import org.pointsmall.loyalty.earning.RuleGroup;
import org.pointsmall.loyalty.earning.RuleScope;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.pointsmall.loyalty.points.Points;

/** Rules that were saved, all of them never in force. */
final class RulesInMemory implements VersionStore<RuleTerms> {
    private final List<Version<RuleTerms>> saved = new ArrayList<>();

    /** Saves a version of a rule by which each order gets so many points more. */
    VersionRef<RuleTerms> bonus(long id, int version, long points, Limit... limits) {
        VersionRef<RuleTerms> ref = new VersionRef<RuleTerms>(id, version);
        saved.add(new Version<RuleTerms>(ref, terms(points, List.of(limits)), false, Instant.EPOCH, "olga"));
        return ref;
    }

    private static RuleTerms terms(long points, List<Limit> limits) {
        return new RuleTerms(
                "bonus",
                RuleGroup.EVERYONE,
                1,
                RuleScope.EVERYTHING,
                RuleAudience.EVERYONE,
                Window.always(ZoneOffset.UTC),
                Condition.always(),
                new Effect.FixedBonus(Points.of(points)),
                null,
                limits);
    }

    @Override
    public List<Version<RuleTerms>> versions(long id) {
        return saved.stream()
                .filter(rule -> rule.ref().id() == id)
                .sorted(Comparator.comparing(rule -> -rule.ref().version()))
                .toList();
    }

    @Override
    public long revision() {
        throw new UnsupportedOperationException("simulations take versions, whatever is in force");
    }

    @Override
    public void lock() {
        throw new UnsupportedOperationException("simulations change no rule");
    }

    @Override
    public List<Version<RuleTerms>> all() {
        throw new UnsupportedOperationException("simulations ask for what they name");
    }

    @Override
    public Optional<Version<RuleTerms>> find(long id) {
        throw new UnsupportedOperationException("simulations take versions, not the latest one");
    }

    @Override
    public Version<RuleTerms> add(RuleTerms terms, boolean active, Instant at, String actor) {
        throw new UnsupportedOperationException("simulations change no rule");
    }

    @Override
    public Version<RuleTerms> change(
            VersionRef<RuleTerms> last, RuleTerms terms, boolean active, Instant at, String actor) {
        throw new UnsupportedOperationException("simulations change no rule");
    }

    @Override
    public Set<Long> archived() {
        throw new UnsupportedOperationException("simulations take versions, put away or not");
    }

    @Override
    public void archive(Version<RuleTerms> last, boolean away, String actor) {
        throw new UnsupportedOperationException("simulations change no rule");
    }
}
