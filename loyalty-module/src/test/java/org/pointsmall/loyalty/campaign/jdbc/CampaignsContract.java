package org.pointsmall.loyalty.campaign.jdbc;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.pointsmall.loyalty.campaign.CampaignBook;
import org.pointsmall.loyalty.campaign.CampaignFixture;
import org.pointsmall.loyalty.campaign.CampaignKind;
import org.pointsmall.loyalty.campaign.CampaignTerms;
import org.pointsmall.loyalty.definition.Audience;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.EditResult;
import org.pointsmall.loyalty.definition.Latest;
import org.pointsmall.loyalty.definition.Scope;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.definition.VersionStore;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.definition.jdbc.Versions;
import org.pointsmall.loyalty.ledger.MovableClock;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.TransactionsOfAStore;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.campaign.CampaignFixture.aCampaign;
import static org.pointsmall.loyalty.campaign.CampaignFixture.worth;

/** Campaigns on each database that a store may have. */
@Tag("heavy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CampaignsContract {
    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00.123456Z");
    private static final CampaignTerms MEMBER_DAY = aCampaign().percent(80).terms("会员日 \"15\" 🎉");

    private TestDatabase database;
    private Transactions transactions;
    private VersionStore<CampaignTerms> store;
    private EditDefinitions<CampaignTerms> edit;

    /** An empty database. */
    abstract TestDatabase start() throws Exception;

    @BeforeAll
    void migrate() throws Exception {
        database = start().migrate();
        transactions = TransactionsOfAStore.on(database.dataSource());
        store = new Versions<>(database.dataSource(), new CampaignKind());
        edit = new EditDefinitions<>(
                new CampaignKind(),
                store,
                () -> CampaignFixture.surroundings(rate -> true, CampaignFixture.targets()),
                transactions,
                new BusinessTime(new MovableClock(NOW), CampaignFixture.SHANGHAI));
    }

    @AfterAll
    void close() throws Exception {
        database.close();
    }

    @BeforeEach
    void empty() {
        JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
        jdbc.update("DELETE FROM LOYALTY_CAMPAIGN_VERSION");
        jdbc.update("DELETE FROM LOYALTY_CAMPAIGN");
    }

    @Test
    void aCampaignIsReadAsItWasWritten() {
        Audience people = new Audience(Set.of(CampaignFixture.GOLD), Set.of(CampaignFixture.LOYAL));
        Window window = new Window(
                LocalDateTime.parse("2026-11-01T00:00"),
                LocalDateTime.parse("2026-11-12T08:30:15"),
                Set.of(DayOfWeek.WEDNESDAY),
                Set.of(11, -1),
                Set.of(LocalDate.parse("2026-11-11")),
                CampaignFixture.SHANGHAI);
        for (CampaignTerms terms : List.of(
                MEMBER_DAY,
                aCampaign()
                        .percent(99)
                        .of(Scope.of(Set.of(7L), Set.of(70L)))
                        .to(people)
                        .within(window)
                        .terms("all limits"),
                aCampaign().rate(worth(150)).to(people).within(window).terms("a rate"))) {
            Version<CampaignTerms> saved = saved(edit.add(terms, false, "olga"));

            assertThat(saved.terms()).isEqualTo(terms);
            assertThat(saved.actor()).isEqualTo("olga");
            assertThat(saved.savedAt()).isEqualTo(Instant.parse("2026-11-22T04:00:00.123Z"));
            assertThat(transactions.required(() -> store.find(saved.ref().id())))
                    .contains(saved);
        }
    }

    @Test
    void aChangeIsANewVersionAndTheFormerOnesStay() {
        Version<CampaignTerms> first = saved(edit.add(MEMBER_DAY, true, "olga"));
        Version<CampaignTerms> second =
                saved(edit.change(first.ref(), aCampaign().percent(70).terms("more"), false, "piet"));

        assertThat(second.ref()).isEqualTo(new VersionRef<>(first.ref().id(), 2));
        assertThat(edit.versions(first.ref().id())).containsExactly(second, first);
        assertThat(edit.all()).containsExactly(second);
    }

    @Test
    void whatIsPutAwayNeitherChangesNorComesIntoForceUntilItIsBroughtBack() {
        Version<CampaignTerms> draft = saved(edit.add(MEMBER_DAY, false, "olga"));
        Version<CampaignTerms> other = saved(edit.add(aCampaign().percent(70).terms("other"), false, "olga"));

        edit.archive(draft.ref(), true, "olga");

        assertThat(edit.archived()).containsExactly(draft.ref().id());
        assertThat(edit.atHand()).containsExactly(other);
        assertThat(edit.all()).containsExactly(draft, other);
        assertThat(edit.change(draft.ref(), MEMBER_DAY, true, "piet")).isInstanceOf(EditResult.Refused.class);
        edit.archive(draft.ref(), false, "olga");
        assertThat(edit.archived()).isEmpty();
        assertThat(saved(edit.change(draft.ref(), MEMBER_DAY, true, "piet")).active())
                .isTrue();
    }

    /** Whoever archives and whoever puts in force at once: it is never both. */
    @Test
    void whatIsArchivedAndPutInForceAtOnceIsOneOfBoth() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 10; round++) {
                Version<CampaignTerms> draft =
                        saved(edit.add(aCampaign().percent(50).terms("round " + round), false, "olga"));
                Callable<EditResult<CampaignTerms>> archive = () -> edit.archive(draft.ref(), true, "olga");
                Callable<EditResult<CampaignTerms>> on = () -> edit.change(draft.ref(), draft.terms(), true, "piet");
                for (Future<EditResult<CampaignTerms>> result : threads.invokeAll(List.of(archive, on, archive, on))) {
                    result.get();
                }
                Version<CampaignTerms> now = edit.find(draft.ref().id()).orElseThrow();
                assertThat(edit.archived().contains(draft.ref().id())).isNotEqualTo(now.active());
                edit.change(now.ref(), now.terms(), false, "olga");
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void ofManyWhoChangeOneVersionAtOnceOneDoes() throws Exception {
        Version<CampaignTerms> first = saved(edit.add(MEMBER_DAY, true, "olga"));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        Callable<EditResult<CampaignTerms>> change = () -> edit.change(first.ref(), MEMBER_DAY, true, "all");
        int done = 0;
        try {
            for (Future<EditResult<CampaignTerms>> result : threads.invokeAll(Collections.nCopies(16, change))) {
                if (result.get() instanceof EditResult.Saved) {
                    done++;
                } else {
                    assertThat(((EditResult.Outdated<CampaignTerms>) result.get())
                                    .latest()
                                    .ref())
                            .isEqualTo(new VersionRef<>(first.ref().id(), 2));
                }
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(done).isEqualTo(1);
    }

    @Test
    void eachChangeIsSeenByTheRevisionAndByWhoFollowsIt() {
        Latest<CampaignBook> inForce = Latest.inForce(store, CampaignBook::of, transactions);
        assertThat(inForce.book().revision()).isEqualTo(transactions.required(store::revision));
        assertThat(inForce.refresh()).isFalse();

        Version<CampaignTerms> saved = saved(edit.add(MEMBER_DAY, true, "olga"));

        assertThat(inForce.refresh()).isTrue();
        long revision = inForce.book().revision();
        edit.change(saved.ref(), MEMBER_DAY, false, "olga");
        assertThat(inForce.refresh()).isTrue();
        assertThat(inForce.book().revision()).isGreaterThan(revision);
        assertThat(inForce.refresh()).isFalse();
    }

    private static Version<CampaignTerms> saved(EditResult<CampaignTerms> result) {
        assertThat(result).isInstanceOf(EditResult.Saved.class);
        return ((EditResult.Saved<CampaignTerms>) result).version();
    }
}
