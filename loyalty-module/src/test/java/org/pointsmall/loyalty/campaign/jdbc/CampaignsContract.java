package org.pointsmall.loyalty.campaign.jdbc;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.Currency;
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
import org.pointsmall.loyalty.broadleaf.config.TransactionsOfAStore;
import org.pointsmall.loyalty.campaign.CampaignFixture;
import org.pointsmall.loyalty.campaign.CampaignRef;
import org.pointsmall.loyalty.campaign.CampaignRules;
import org.pointsmall.loyalty.campaign.CampaignTerms;
import org.pointsmall.loyalty.campaign.CampaignsInForce;
import org.pointsmall.loyalty.campaign.EditCampaigns;
import org.pointsmall.loyalty.campaign.EditCampaigns.Result;
import org.pointsmall.loyalty.campaign.Goods;
import org.pointsmall.loyalty.campaign.People;
import org.pointsmall.loyalty.campaign.SavedCampaign;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.ledger.MovableClock;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
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
    private JdbcCampaigns store;
    private EditCampaigns edit;

    /** An empty database. */
    abstract TestDatabase start() throws Exception;

    @BeforeAll
    void migrate() throws Exception {
        database = start().migrate();
        transactions = TransactionsOfAStore.on(database.dataSource());
        store = new JdbcCampaigns(database.dataSource());
        CampaignRules rules =
                new CampaignRules(() -> Currency.getInstance("CNY"), rate -> true, CampaignFixture.targets());
        edit = new EditCampaigns(
                store, rules, transactions, new BusinessTime(new MovableClock(NOW), CampaignFixture.SHANGHAI));
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
        People people = new People(Set.of(CampaignFixture.GOLD), Set.of(CampaignFixture.LOYAL));
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
                        .of(new Goods(Set.of(7L), Set.of(70L)))
                        .to(people)
                        .within(window)
                        .terms("all limits"),
                aCampaign().rate(worth(150)).to(people).within(window).terms("a rate"))) {
            SavedCampaign saved = saved(edit.add(terms, false, "olga"));

            assertThat(saved.terms()).isEqualTo(terms);
            assertThat(saved.actor()).isEqualTo("olga");
            assertThat(saved.savedAt()).isEqualTo(Instant.parse("2026-11-22T04:00:00.123Z"));
            assertThat(transactions.required(() -> store.find(saved.ref().id())))
                    .contains(saved);
        }
    }

    @Test
    void aChangeIsANewVersionAndTheFormerOnesStay() {
        SavedCampaign first = saved(edit.add(MEMBER_DAY, true, "olga"));
        SavedCampaign second =
                saved(edit.change(first.ref(), aCampaign().percent(70).terms("more"), false, "piet"));

        assertThat(second.ref()).isEqualTo(new CampaignRef(first.ref().id(), 2));
        assertThat(edit.versions(first.ref().id())).containsExactly(second, first);
        assertThat(edit.all()).containsExactly(second);
    }

    @Test
    void ofManyWhoChangeOneVersionAtOnceOneDoes() throws Exception {
        SavedCampaign first = saved(edit.add(MEMBER_DAY, true, "olga"));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        Callable<Result> change = () -> edit.change(first.ref(), MEMBER_DAY, true, "all");
        int done = 0;
        try {
            for (Future<Result> result : threads.invokeAll(Collections.nCopies(16, change))) {
                if (result.get() instanceof Result.Saved) {
                    done++;
                } else {
                    assertThat(((Result.Outdated) result.get()).latest().ref())
                            .isEqualTo(new CampaignRef(first.ref().id(), 2));
                }
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(done).isEqualTo(1);
    }

    @Test
    void eachChangeIsSeenByTheRevisionAndByWhoFollowsIt() {
        CampaignsInForce inForce = new CampaignsInForce(store, transactions);
        assertThat(inForce.book().revision()).isEqualTo(transactions.required(store::revision));
        assertThat(inForce.refresh()).isFalse();

        SavedCampaign saved = saved(edit.add(MEMBER_DAY, true, "olga"));

        assertThat(inForce.refresh()).isTrue();
        long revision = inForce.book().revision();
        edit.change(saved.ref(), MEMBER_DAY, false, "olga");
        assertThat(inForce.refresh()).isTrue();
        assertThat(inForce.book().revision()).isGreaterThan(revision);
        assertThat(inForce.refresh()).isFalse();
    }

    private static SavedCampaign saved(Result result) {
        assertThat(result).isInstanceOf(Result.Saved.class);
        return ((Result.Saved) result).campaign();
    }
}
