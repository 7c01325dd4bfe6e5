package org.pointsmall.loyalty.admin;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

@AdminTest
class LedgerSectionTest {
    private static final AtomicInteger NAMES = new AtomicInteger();

    @LocalServerPort
    int port;

    @Autowired
    Backroom backroom;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    BusinessTime time;

    private AdminSession admin;

    @BeforeEach
    void signIn() throws Exception {
        admin = AdminSession.of(port);
    }

    @Test
    void theMenuLeadsToTheProgrammesJobs() throws Exception {
        assertThat(admin.get("/loyalty-members").body()).contains("href=\"/admin/loyalty-ledger\"", "Points ledger");

        assertThat(admin.get("/loyalty-ledger").body())
                .contains("activate-lots", "expire-lots", "Run now", "Prove the ledger");
    }

    /** Nothing tells them in an admin. */
    @Test
    void howManyEventsWaitAndSinceWhenIsShown() throws Exception {
        backroom.aMember("heard" + NAMES.incrementAndGet(), 40);
        long waiting = jdbc.queryForObject("SELECT COUNT(*) FROM LOYALTY_OUTBOX", Long.class);

        assertThat(waiting).isPositive();
        assertThat(admin.get("/loyalty-ledger").body())
                .contains(
                        "Events that wait to be told",
                        "<strong>" + String.format(Locale.ENGLISH, "%,d", waiting) + "</strong>",
                        "The oldest happened at");
    }

    @Test
    void aJobIsRunInTheBackgroundAndItsResultIsShown() throws Exception {
        long customer = backroom.aMember("late" + NAMES.incrementAndGet(), 40);
        jdbc.update(
                "UPDATE LOYALTY_LOT SET EXPIRES_AT = ?, EXPIRY_MONTH = 202001 WHERE ACCOUNT_ID ="
                        + " (SELECT ACCOUNT_ID FROM LOYALTY_ACCOUNT WHERE MEMBER_ID = ?)",
                OffsetDateTime.parse("2020-01-31T00:00:00Z"),
                customer);

        String begun =
                admin.post("/loyalty-ledger/jobs/expire-lots/run", Map.of()).body();

        assertThat(begun).contains("The job expire-lots was begun.");
        String row = eventually("<tr class=\"expire-lots\"", "Done");
        assertThat(row).contains("<td class=\"number\">1</td>");
        assertThat(jdbc.queryForObject("SELECT EXPIRED FROM LOYALTY_ACCOUNT WHERE MEMBER_ID = " + customer, Long.class))
                .isEqualTo(40);
    }

    /** The admin has no search: the site has. */
    @Test
    void aJobThatOnlyTheSiteCanRunIsNotSaidToBeBegun() throws Exception {
        for (String job : List.of("feed-search", "rebuild-search", "check-search")) {
            assertThat(admin.post("/loyalty-ledger/jobs/" + job + "/run", Map.of())
                            .body())
                    .contains("The job " + job + " can only run on a node of the store that has the search.")
                    .doesNotContain("was begun");
        }
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM LOYALTY_JOB WHERE JOB_NAME LIKE '%-search'", Long.class))
                .isZero();
    }

    @Test
    void aJobThatDoesNotExistIsNotFound() throws Exception {
        assertThat(admin.post("/loyalty-ledger/jobs/no-such-job/run", Map.of()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void anOrderThatWaitsToBeSettledIsShownUntilItIsSettled() throws Exception {
        String number = "N-" + NAMES.incrementAndGet() + "-waits";
        long order = backroom.anUnsettledOrder(number, "the <catalogue> is away");
        long somebodyElse = backroom.aMember("claims" + NAMES.incrementAndGet(), 10);
        backroom.claim(order, somebodyElse);
        assertThat(row(admin.get("/loyalty-ledger").body(), "-waits"))
                .contains(
                        "<td class=\"number\">1</td>",
                        "java.lang.IllegalStateException: the &lt;catalogue&gt; is away",
                        "Try now");

        String failed = tryNow(order);
        assertThat(failed).contains("could not be settled now either");
        assertThat(row(failed, "-waits")).contains("<td class=\"number\">2</td>", "CONFLICT");

        backroom.giveUpClaims(order);
        assertThat(tryNow(order)).contains("no longer waits to be settled").doesNotContain("\">" + number);
        assertThat(tryNow(order)).contains("no longer waits to be settled");
        assertThat(jdbc.queryForObject("SELECT STATUS FROM LOYALTY_HOLD WHERE CLAIM_ORDER_ID = " + order, String.class))
                .isEqualTo("COMMITTED");
    }

    private String tryNow(long order) throws Exception {
        return admin.post("/loyalty-ledger/unsettled/" + order + "/try", Map.of())
                .body();
    }

    private static String row(String page, String words) {
        String table = page.substring(page.indexOf("class=\"unsettled\""));
        int start = table.lastIndexOf("<tr", table.indexOf(words));
        return table.substring(start, table.indexOf("</tr>", start));
    }

    @Test
    void theLedgerIsProvedAndTheFirstDifferenceIsNamedWithItsEntry() throws Exception {
        long customer = backroom.aMember("proved" + NAMES.incrementAndGet(), 70);
        assertThat(admin.post("/loyalty-ledger/prove", Map.of()).body()).contains("The proof was begun.");
        assertThat(eventually("class=\"proof\"", "All of it follows from the journal."))
                .contains("grace");

        String where = " WHERE MEMBER_ID = " + customer;
        jdbc.update("UPDATE LOYALTY_ACCOUNT SET AVAILABLE = 71" + where);
        try {
            admin.post("/loyalty-ledger/prove", Map.of());
            long entry = jdbc.queryForObject(
                    "SELECT MAX(ENTRY_ID) FROM LOYALTY_JOURNAL WHERE ACCOUNT_ID ="
                            + " (SELECT ACCOUNT_ID FROM LOYALTY_ACCOUNT" + where + ")",
                    Long.class);
            assertThat(eventually("class=\"proof\"", "Not all of it follows from the journal."))
                    .contains("First difference", "an account that is not what its entries say", ">" + entry + "<");
        } finally {
            jdbc.update("UPDATE LOYALTY_ACCOUNT SET AVAILABLE = 70" + where);
        }
    }

    @Test
    void totalsAndLiabilityAreShownAtAnyPastMoment() throws Exception {
        String month = YearMonth.from(time.today().plusDays(90)).toString();
        backroom.earnLasting(backroom.aMember("owed" + NAMES.incrementAndGet(), 60), 40, 90);

        String now = admin.get("/loyalty-ledger").body();
        String early = admin.get("/loyalty-ledger?at=2020-01-31T23:59").body();

        assertThat(now.substring(now.indexOf("class=\"liability\""))).contains(month, "never expires", "CNY");
        assertThat(early.substring(early.indexOf("class=\"liability\"")))
                .contains("0.00 CNY")
                .doesNotContain("never expires");
        for (String moment : List.of("x", "2026-13-01T00:00", "2999-01-01T00:00", "1900-01-01T00:00")) {
            HttpResponse<String> answer = admin.get("/loyalty-ledger?at=" + moment);
            assertThat(answer.statusCode()).as(moment).isEqualTo(422);
            assertThat(answer.body()).as(moment).contains("Give a moment that is past");
        }
    }

    @Test
    void whoMayLookMayNotRunAndWhoMayNotLookSeesNothing() throws Exception {
        long waiting = backroom.anUnsettledOrder("N-" + NAMES.incrementAndGet() + "-looked-at", "broken");
        backroom.without(-28_005, () -> {
            assertThat(admin.get("/loyalty-ledger").body())
                    .contains("expire-lots", "-looked-at")
                    .doesNotContain("Run now</button>", "Prove the ledger", "Try now</button>");
            for (String action : List.of("prove", "jobs/expire-lots/run", "unsettled/1/try")) {
                HttpResponse<String> answer = admin.post("/loyalty-ledger/" + action, Map.of());
                assertThat(answer.statusCode()).as(action).isEqualTo(403);
            }
        });
        assertThat(tryNow(waiting)).contains("no longer waits");
        backroom.without(-28_004, () -> {
            assertThat(admin.get("/loyalty-ledger").statusCode()).isEqualTo(403);
            assertThat(admin.get("/loyalty-members").body()).doesNotContain("/admin/loyalty-ledger");
        });
        assertThat(admin.postWithoutToken("/loyalty-ledger/prove", Map.of()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void anAdminInChineseReadsChinese() throws Exception {
        assertThat(admin.get("/loyalty-ledger?blLocaleCode=zh_CN").body())
                .contains("积分账簿", "任务", "立即运行", "等待结算的订单", "验证账簿")
                .doesNotContain("LoyaltyLedger_", "LoyaltyRetry_", "Run now");
        admin.get("/loyalty-ledger?blLocaleCode=en");
    }

    /** What follows a mark on the page, once the words are in it. */
    private String eventually(String mark, String words) throws Exception {
        Instant patience = Instant.now().plus(Duration.ofMinutes(5));
        while (true) {
            String page = admin.get("/loyalty-ledger").body();
            int start = page.indexOf(mark);
            String part = start < 0 ? "" : page.substring(start);
            String row = mark.startsWith("<tr") && start >= 0 ? part.substring(0, part.indexOf("</tr>")) : part;
            if (row.contains(words) || Instant.now().isAfter(patience)) {
                assertThat(row).contains(words);
                return row;
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
