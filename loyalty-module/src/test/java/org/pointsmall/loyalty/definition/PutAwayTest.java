package org.pointsmall.loyalty.definition;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.audit.AuditNote;
import org.pointsmall.loyalty.campaign.CampaignKind;
import org.pointsmall.loyalty.campaign.CampaignTerms;
import org.pointsmall.loyalty.catalogue.CatalogueInMemory;
import org.pointsmall.loyalty.ledger.InMemoryLedgerStore;
import org.pointsmall.loyalty.ledger.InMemoryTransactions;
import org.pointsmall.loyalty.refusal.Invalid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.time.TimeFixture.standingAt;

/** What is put away is not in force, is not changed, and comes back as it was. */
class PutAwayTest {
    private static final Draft USUAL = Draft.EMPTY
            .with("name", "Member day")
            .with("priority", "1")
            .with("effect.kind", "PRICE_PERCENT")
            .with("effect.percent", "80");

    private final InMemoryVersions<CampaignTerms> kept = new InMemoryVersions<>();
    private final List<AuditNote> notes = new ArrayList<>();
    private final CampaignKind kind = new CampaignKind();
    private final EditDefinitions<CampaignTerms> edit = new EditDefinitions<>(
            kind,
            new AuditedVersions<>(kept, kind, notes::add),
            () -> new Surroundings(
                    Currency.getInstance("CNY"),
                    ZoneOffset.UTC,
                    new Targets(new CatalogueInMemory(Map.of(), Map.of()), tier -> false, segment -> false),
                    rate -> true),
            new InMemoryTransactions(new InMemoryLedgerStore()),
            standingAt(Instant.parse("2026-11-30T12:00:00Z")));

    @Test
    void whatIsInForceIsEndedBeforeItIsPutAway() {
        Version<CampaignTerms> inForce = saved(edit.add(USUAL.with("active", "true"), "olga"));

        assertThat(edit.archive(inForce.ref(), true, "olga")).isEqualTo(refused("IN_FORCE"));
        assertThat(edit.archived()).isEmpty();

        Version<CampaignTerms> ended = saved(edit.change(inForce.ref(), inForce.terms(), false, "olga"));
        assertThat(edit.archive(ended.ref(), true, "piet")).isEqualTo(new EditResult.Saved<>(ended));
        assertThat(edit.archived()).containsExactly(ended.ref().id());
        assertThat(edit.versions(ended.ref().id())).containsExactly(ended, inForce);
    }

    @Test
    void whatIsPutAwayNeitherChangesNorComesIntoForce() {
        Version<CampaignTerms> away = saved(edit.add(USUAL, "olga"));
        edit.archive(away.ref(), true, "olga");

        assertThat(edit.change(away.ref(), away.terms(), true, "piet")).isEqualTo(refused("ARCHIVED"));
        assertThat(edit.change(away.ref(), USUAL.with("effect.percent", "70"), "piet"))
                .isEqualTo(refused("ARCHIVED"));
        assertThat(edit.propose(away.ref(), away.terms(), true).hindrance()).contains(refused("ARCHIVED"));
        assertThat(edit.inForce()).isEmpty();

        edit.archive(away.ref(), false, "piet");
        assertThat(edit.archived()).isEmpty();
        assertThat(edit.find(away.ref().id())).contains(away);
        assertThat(saved(edit.change(away.ref(), away.terms(), true, "piet")).active())
                .isTrue();
    }

    @Test
    void onlyTheVersionThatWasSeenIsPutAway() {
        Version<CampaignTerms> seen = saved(edit.add(USUAL, "olga"));
        Version<CampaignTerms> latest = saved(edit.change(seen.ref(), USUAL.with("effect.percent", "70"), "piet"));

        assertThat(edit.archive(seen.ref(), true, "olga")).isEqualTo(new EditResult.Outdated<>(latest));
        assertThat(edit.archived()).isEmpty();
    }

    @Test
    void whoDidItIsWrittenDownOnce() {
        Version<CampaignTerms> away = saved(edit.add(USUAL, "olga"));
        notes.clear();

        edit.archive(away.ref(), true, "piet");
        edit.archive(away.ref(), true, "olga");
        edit.archive(away.ref(), false, "quan");
        edit.archive(away.ref(), false, "olga");

        assertThat(notes)
                .extracting(note -> note.actor() + " " + note.did() + " " + note.subject() + " " + note.subjectId())
                .containsExactly("piet ARCHIVED CAMPAIGN 1 v1", "quan BROUGHT_BACK CAMPAIGN 1 v1");
    }

    private static EditResult<CampaignTerms> refused(String code) {
        return new EditResult.Refused<>(List.of(Invalid.of("active", code)));
    }

    private static Version<CampaignTerms> saved(EditResult<CampaignTerms> result) {
        return ((EditResult.Saved<CampaignTerms>) result).version();
    }
}
