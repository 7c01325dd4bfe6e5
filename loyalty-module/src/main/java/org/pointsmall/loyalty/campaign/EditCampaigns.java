package org.pointsmall.loyalty.campaign;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.account.Transactions;
import org.pointsmall.loyalty.refusal.Invalid;

/**
 * Changes campaigns. What is saved and committed is in force on every node within a second ({@link CampaignsInForce}).
 */
public final class EditCampaigns {
    private final CampaignStore store;
    private final CampaignRules rules;
    private final Transactions transactions;
    private final Clock clock;

    public EditCampaigns(CampaignStore store, CampaignRules rules, Transactions transactions, Clock clock) {
        this.store = store;
        this.rules = rules;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Result {

        /** The campaign stands. */
        record Saved(SavedCampaign campaign) implements Result {}

        /** Nothing has changed, for these reasons ({@link CampaignRules}). */
        record Refused(List<Invalid> wrong) implements Result {
            public Refused {
                wrong = List.copyOf(wrong);
            }
        }

        /** Nothing has changed: somebody else has saved this version meanwhile. */
        record Outdated(CampaignRef latest) implements Result {}
    }

    /** The latest version of each campaign, in force or not, by id. */
    public List<SavedCampaign> all() {
        return transactions.required(store::all);
    }

    /** All versions of a campaign, the latest first. */
    public List<SavedCampaign> versions(long id) {
        return transactions.required(() -> store.versions(id));
    }

    /** Adds a campaign. */
    public Result add(CampaignTerms terms, boolean active, String actor) {
        return transactions.required(() -> {
            store.lock();
            List<Invalid> wrong = check(terms, active, null);
            return wrong.isEmpty()
                    ? new Result.Saved(store.add(terms, active, now(), actor))
                    : new Result.Refused(wrong);
        });
    }

    /**
     * Makes a new version of a campaign. To end one is never refused, whatever has become of what it names.
     *
     * @param seen the version that the change was made to
     * @throws IllegalArgumentException where there is no such campaign
     */
    public Result change(CampaignRef seen, CampaignTerms terms, boolean active, String actor) {
        return transactions.required(() -> {
            store.lock();
            SavedCampaign last =
                    store.find(seen.id()).orElseThrow(() -> new IllegalArgumentException("no campaign " + seen));
            if (!last.ref().equals(seen)) {
                return new Result.Outdated(last.ref());
            }
            boolean ended = !active && terms.equals(last.terms());
            List<Invalid> wrong = ended ? List.of() : check(terms, active, seen);
            return wrong.isEmpty()
                    ? new Result.Saved(store.change(seen, terms, active, now(), actor))
                    : new Result.Refused(wrong);
        });
    }

    /** Whole milliseconds: what every database keeps. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private List<Invalid> check(CampaignTerms terms, boolean active, @Nullable CampaignRef self) {
        List<Invalid> wrong = new ArrayList<>(rules.check(terms));
        if (active) {
            store.all().stream()
                    .filter(SavedCampaign::active)
                    .filter(other -> self == null || other.ref().id() != self.id())
                    .filter(other -> other.terms().conflictsWith(terms))
                    .map(other -> Invalid.of("window", "OVERLAPS")
                            .with("id", other.ref().id())
                            .with("name", other.terms().name()))
                    .forEach(wrong::add);
        }
        return wrong;
    }
}
