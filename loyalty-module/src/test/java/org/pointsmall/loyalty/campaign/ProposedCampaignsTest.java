package org.pointsmall.loyalty.campaign;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.EditResult;
import org.pointsmall.loyalty.definition.InMemoryVersions;
import org.pointsmall.loyalty.definition.Proposal;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.ledger.InMemoryLedgerStore;
import org.pointsmall.loyalty.ledger.InMemoryTransactions;
import org.pointsmall.loyalty.time.BusinessTime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.campaign.CampaignFixture.SHANGHAI;
import static org.pointsmall.loyalty.campaign.CampaignFixture.aCampaign;

/** Of a change that is not saved yet: what it would put in force, and what keeps it from being saved. */
class ProposedCampaignsTest {
    private final EditDefinitions<CampaignTerms> edit = new EditDefinitions<>(
            new CampaignKind(),
            new InMemoryVersions<>(),
            () -> CampaignFixture.surroundings(rate -> true, CampaignFixture.targets()),
            new InMemoryTransactions(new InMemoryLedgerStore()),
            new BusinessTime(Clock.fixed(Instant.parse("2026-11-22T04:00:00Z"), ZoneOffset.UTC), SHANGHAI));

    private final CampaignTerms eighty = aCampaign().percent(80).terms();
    private final CampaignTerms seventy = aCampaign().percent(70).terms();

    @Test
    void aNewOneChangesWhatIsInForceUnlessItIsADraft() {
        assertThat(edit.propose(written(eighty, true)).changesWhatIsInForce()).isTrue();
        assertThat(edit.propose(written(eighty, false)).changesWhatIsInForce()).isFalse();
        assertThat(edit.all()).isEmpty();
    }

    @Test
    void oneInForceIsChangedByOtherTermsAndByItsEndAndByNothingElse() {
        Version<CampaignTerms> saved = saved(edit.add(eighty, true, "olga"));

        assertThat(edit.propose(saved.ref(), eighty, true).changesWhatIsInForce())
                .isFalse();
        Proposal<CampaignTerms> other = edit.propose(saved.ref(), written(seventy, true));
        assertThat(other.changesWhatIsInForce()).isTrue();
        assertThat(other.now()).contains(eighty);
        assertThat(other.then()).contains(seventy);
        Proposal<CampaignTerms> end = edit.propose(saved.ref(), eighty, false);
        assertThat(end.changesWhatIsInForce()).isTrue();
        assertThat(end.then()).isEmpty();
        assertThat(edit.versions(saved.ref().id())).containsExactly(saved);
    }

    @Test
    void aDraftIsChangedFreelyAndPutInForceOnlyKnowingly() {
        Version<CampaignTerms> draft = saved(edit.add(eighty, false, "olga"));

        assertThat(edit.propose(draft.ref(), seventy, false).changesWhatIsInForce())
                .isFalse();
        Proposal<CampaignTerms> on = edit.propose(draft.ref(), eighty, true);
        assertThat(on.changesWhatIsInForce()).isTrue();
        assertThat(on.now()).isEmpty();
    }

    @Test
    void whatKeepsItFromBeingSavedIsWhatSavingWouldSay() {
        Version<CampaignTerms> first = saved(edit.add(eighty, true, "olga"));
        Version<CampaignTerms> second = saved(edit.change(first.ref(), seventy, true, "piet"));
        Draft wrong = written(eighty, true).with("name", "");

        assertThat(edit.propose(first.ref(), eighty, false).hindrance()).contains(new EditResult.Outdated<>(second));
        assertThat(edit.propose(second.ref(), wrong).hindrance()).contains(edit.change(second.ref(), wrong, "olga"));
        assertThat(edit.propose(wrong).hindrance()).contains(edit.add(wrong, "olga"));
        assertThat(edit.propose(second.ref(), seventy, false).hindrance()).isEmpty();
    }

    /** As two presses of one button come, or a page that is sent again. */
    @Test
    void whoPressesTwiceAddsOnce() {
        saved(edit.add(eighty, false, "olga"));
        long newest = edit.newest();

        Version<CampaignTerms> added = saved(edit.add(written(eighty, true), newest, "olga"));
        assertThat(edit.add(written(eighty, true), newest, "olga")).isEqualTo(new EditResult.Saved<>(added));
        assertThat(edit.all()).hasSize(2);

        Version<CampaignTerms> draft = saved(edit.add(written(eighty, false), newest, "olga"));
        assertThat(saved(edit.add(written(eighty, false), newest, "piet"))).isNotEqualTo(draft);
        saved(edit.add(written(seventy, false), newest, "olga"));
        assertThat(edit.all()).hasSize(5);
        saved(edit.add(written(eighty, false), edit.newest(), "olga"));
        assertThat(edit.all()).hasSize(6);
        Draft wrong = written(eighty, true).with("effect.percent", "x");
        assertThat(edit.add(wrong, newest, "olga")).isInstanceOf(EditResult.Refused.class);
    }

    private Draft written(CampaignTerms terms, boolean active) {
        return edit.written(terms, active);
    }

    private static Version<CampaignTerms> saved(EditResult<CampaignTerms> result) {
        assertThat(result).isInstanceOf(EditResult.Saved.class);
        return ((EditResult.Saved<CampaignTerms>) result).version();
    }
}
