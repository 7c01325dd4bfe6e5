package org.pointsmall.loyalty.admin.start;

import java.util.Optional;
import java.util.function.Function;
import org.pointsmall.loyalty.adjustment.batch.PointsBatch;
import org.pointsmall.loyalty.admin.page.Right;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.job.JobState;
import org.pointsmall.loyalty.job.JobStatus;
import org.pointsmall.loyalty.tier.TierSchemes;

import static org.pointsmall.loyalty.adjustment.batch.PointsBatch.State.DONE;
import static org.pointsmall.loyalty.admin.start.StepState.IF_WANTED;
import static org.pointsmall.loyalty.admin.start.StepState.OPEN;
import static org.pointsmall.loyalty.admin.start.StepState.doneIf;

/** What a merchant sets up, in the order in which it is best done. */
enum Step {
    SETTINGS(Right.SEE_SETTINGS, "loyalty-settings", "LoyaltySettings", Step::settings),
    RULES(Right.SEE_RULES, "loyalty-rules", "LoyaltyRules", there -> defined("RULES", there.rules())),
    SIMULATION(Right.SEE_SIMULATIONS, "loyalty-simulations", "LoyaltySimulations", Step::simulation),
    TIERS(Right.SEE_TIERS, "loyalty-tiers", "LoyaltyTiers", Step::tiers),
    OFFERS(Right.SEE_OFFERS, "loyalty-offers", "LoyaltyOffers", there -> defined("OFFERS", there.offers())),
    OPENINGS(Right.SEE_APPROVALS, "loyalty-openings", "LoyaltyOpenings", Step::openings),
    APPROVAL(Right.SEE_SETTINGS, "loyalty-settings", "LoyaltySettings", Step::approval),
    JOBS(Right.SEE_LEDGER, "loyalty-ledger", "LoyaltyLedger", Step::jobs);

    private static final String TEXT = "LoyaltyStart_";

    private final Right right;
    private final String section;
    private final String name;
    private final Function<WhatIsThere, Found> look;

    Step(Right right, String section, String name, Function<WhatIsThere, Found> look) {
        this.right = right;
        this.section = section;
        this.name = name;
        this.look = look;
    }

    /** What was found of a step. */
    private record Found(StepState state, Sentence says) {}

    /**
     * As the page shows it.
     *
     * @param state the code of its name
     * @param address of the section where it is done, and the code of that one's name
     */
    record Row(String title, String why, String state, boolean done, Sentence found, String address, String name) {}

    /** Who may not see what it is about is not told how far it is. */
    Right right() {
        return right;
    }

    Row look(WhatIsThere there) {
        Found found = look.apply(there);
        return new Row(
                TEXT + this,
                TEXT + this + "_Why",
                TEXT + "State_" + found.state(),
                found.state() == StepState.DONE,
                found.says(),
                "/" + section,
                name);
    }

    private static Found settings(WhatIsThere there) {
        boolean published = there.settings().versions().stream().anyMatch(version -> version.active());
        return new Found(doneIf(published, OPEN), say(published ? "Published" : "Properties"));
    }

    private static Found defined(String step, EditDefinitions<?> definitions) {
        long all = definitions.all().size();
        long inForce = definitions.inForce().size();
        return new Found(
                doneIf(inForce > 0, step.equals(OFFERS.name()) ? IF_WANTED : OPEN),
                say("InForce", inForce, all - inForce));
    }

    private static Found simulation(WhatIsThere there) {
        boolean tried = !there.simulations().latest(1).isEmpty();
        return new Found(doneIf(tried, IF_WANTED), say(tried ? "Tried" : "NotTried"));
    }

    private static Found tiers(WhatIsThere there) {
        Optional<TierSchemes.Past> scheme = there.tiers().history(1).stream().findFirst();
        long tiers = scheme.map(past -> past.scheme().tiers().size()).orElse(0);
        return new Found(doneIf(tiers > 0, IF_WANTED), tiers > 0 ? say("Tiers", tiers) : say("NoTiers"));
    }

    private static Found openings(WhatIsThere there) {
        Optional<PointsBatch> latest = there.openings();
        boolean done = latest.filter(batch -> batch.state() == DONE).isPresent();
        return new Found(
                doneIf(done, IF_WANTED),
                say(done ? "BroughtOver" : latest.isPresent() ? "BroughtNotOver" : "NothingBrought"));
    }

    private static Found approval(WhatIsThere there) {
        var above = there.settings().inForce().approval().above();
        return new Found(
                doneIf(above != null, IF_WANTED), above == null ? say("OneAdmin") : say("TwoAdmins", above.value()));
    }

    private static Found jobs(WhatIsThere there) {
        long ran = there.jobs().size();
        long failed = there.jobs().stream()
                .map(JobStatus::state)
                .filter(JobState.FAILED::equals)
                .count();
        return new Found(doneIf(ran > 0 && failed == 0, OPEN), ran == 0 ? say("NoJobs") : say("Jobs", ran, failed));
    }

    private static Sentence say(String code, Long... operands) {
        return Sentence.of(TEXT + "Found_" + code, operands);
    }
}
