package org.pointsmall.loyalty.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.refusal.Invalid;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;

/**
 * Changes campaigns, as an operator writes them ({@link CampaignDraft}) or as they are. What is saved and committed is in
 * force on every node within a second ({@link CampaignsInForce}). A campaign that can't be saved is refused with all that
 * is wrong.
 */
public final class EditCampaigns {
    private final CampaignStore store;
    private final CampaignRules rules;
    private final Transactions transactions;
    private final BusinessTime time;

    public EditCampaigns(CampaignStore store, CampaignRules rules, Transactions transactions, BusinessTime time) {
        this.store = store;
        this.rules = rules;
        this.transactions = transactions;
        this.time = time;
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
        record Outdated(SavedCampaign latest) implements Result {}
    }

    /** The latest version of each campaign, in force or not, by id. */
    public List<SavedCampaign> all() {
        return transactions.required(store::all);
    }

    /** The latest version of a campaign. */
    public Optional<SavedCampaign> find(long id) {
        return transactions.required(() -> store.find(id));
    }

    /** All versions of a campaign, the latest first. */
    public List<SavedCampaign> versions(long id) {
        return transactions.required(() -> store.versions(id));
    }

    /** A campaign as an operator writes it, to be changed. */
    public Draft written(SavedCampaign campaign) {
        return CampaignDraft.of(campaign.terms(), campaign.active());
    }

    /** Adds a campaign. */
    public Result add(CampaignTerms terms, boolean active, String actor) {
        return add(new ReadCampaign.Result(terms, active, List.of()), actor);
    }

    /** Adds a campaign as it is written. */
    public Result add(Draft campaign, String actor) {
        return add(read(campaign), actor);
    }

    private Result add(ReadCampaign.Result campaign, String actor) {
        return transactions.required(() -> {
            store.lock();
            List<Invalid> wrong = wrong(campaign, null);
            return wrong.isEmpty()
                    ? new Result.Saved(store.add(campaign.terms(), campaign.active(), time.now(), actor))
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
        return change(seen, new ReadCampaign.Result(terms, active, List.of()), actor);
    }

    /** The same, as it is written. */
    public Result change(CampaignRef seen, Draft campaign, String actor) {
        return change(seen, read(campaign), actor);
    }

    private Result change(CampaignRef seen, ReadCampaign.Result campaign, String actor) {
        return transactions.required(() -> {
            store.lock();
            SavedCampaign last =
                    store.find(seen.id()).orElseThrow(() -> new IllegalArgumentException("no campaign " + seen));
            if (!last.ref().equals(seen)) {
                return new Result.Outdated(last);
            }
            boolean ended = !campaign.active()
                    && campaign.wrong().isEmpty()
                    && campaign.terms().equals(last.terms());
            List<Invalid> wrong = ended ? List.of() : wrong(campaign, seen);
            return wrong.isEmpty()
                    ? new Result.Saved(store.change(seen, campaign.terms(), campaign.active(), time.now(), actor))
                    : new Result.Refused(wrong);
        });
    }

    private ReadCampaign.Result read(Draft campaign) {
        return ReadCampaign.read(campaign, rules.currency(), time.zone());
    }

    /** What is wrong with the fields, what with those among them that are not, and with all of it among the others. */
    private List<Invalid> wrong(ReadCampaign.Result campaign, @Nullable CampaignRef self) {
        List<Invalid> wrong = new ArrayList<>(campaign.wrong());
        rules.check(campaign.terms()).stream()
                .filter(invalid -> campaign.isRight(invalid.field()))
                .forEach(wrong::add);
        if (campaign.active() && campaign.wrong().isEmpty()) {
            store.all().stream()
                    .filter(SavedCampaign::active)
                    .filter(other -> self == null || other.ref().id() != self.id())
                    .filter(other -> other.terms().conflictsWith(campaign.terms()))
                    .map(other -> Invalid.of("window", "OVERLAPS")
                            .with("id", other.ref().id())
                            .with("name", other.terms().name()))
                    .forEach(wrong::add);
        }
        return wrong;
    }
}
