package org.pointsmall.loyalty.admin;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.EditResult;
import org.pointsmall.loyalty.delivery.DeliverEvents;
import org.pointsmall.loyalty.insight.dashboard.Goal;
import org.pointsmall.loyalty.insight.dashboard.GoalStanding;
import org.pointsmall.loyalty.insight.dashboard.MissedGoals;
import org.pointsmall.loyalty.insight.figure.CountFigures;
import org.pointsmall.loyalty.insight.figure.RebuildFigures;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.ledger.Adjustment;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.mall.OfferTerms;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.reward.ExchangeOffer;
import org.pointsmall.loyalty.reward.ExchangeRequest;
import org.pointsmall.loyalty.transaction.Transactions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** How the programme does, as a merchant reads it in a real Chromium. */
@AdminTest
class OverviewInABrowserTest extends BrowserFixture {
    @Autowired
    Backroom backroom;

    @Autowired
    Ledger ledger;

    @Autowired
    EditDefinitions<OfferTerms> offers;

    @Autowired
    ExchangeOffer exchange;

    @Autowired
    Transactions transactions;

    @Autowired
    DeliverEvents deliverEvents;

    @Autowired
    CountFigures countFigures;

    @Autowired
    RebuildFigures rebuildFigures;

    @Autowired
    MissedGoals goals;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void somethingHappened() {
        String name = "overview-" + System.nanoTime();
        long ann = backroom.aMember(name, 50_000);
        long bob = backroom.aMember(name + "-b", 20_000);
        assertThat(exchange.exchange(new ExchangeRequest(new MemberId(ann), name + "-x", aCup(), 1, null)))
                .hasValueSatisfying(outcome -> assertThat(outcome.isRefused()).isFalse());
        transactions.required(() -> ledger.adjust(new Adjustment(
                new MemberId(bob), new PostingKey(name + "-a"), 500, LotPolicy.LASTING, "grace", "=HYPERLINK(1)")));
        orders(ann, bob);
        run(rebuildFigures.beginByHand());
        run(deliverEvents.beginByHand());
        run(countFigures.begin());
    }

    /** Ann pays a part with points, which is the store's own row; Bob pays all of his with money. */
    private void orders(long ann, long bob) {
        long tea = backroom.aProduct("Tea");
        backroom.aPlacedOrder(bob, tea, 1, Instant.now(), 10);
        backroom.aPlacedOrder(ann, tea, 2, Instant.now(), 20);
        jdbc.update("UPDATE BLC_ORDER SET ORDER_NUMBER = CONCAT('=2+5-', ORDER_ID) WHERE CUSTOMER_ID = ?", ann);
        jdbc.update(
                "INSERT INTO BLC_ORDER_PAYMENT (ORDER_PAYMENT_ID, ORDER_ID, PAYMENT_TYPE, AMOUNT, GATEWAY_TYPE, ARCHIVED)"
                        + " SELECT 910000000 + ORDER_ID, ORDER_ID, 'LOYALTY_POINTS', 1.00, 'Loyalty', 'N' FROM BLC_ORDER"
                        + " WHERE CUSTOMER_ID = ?",
                ann);
        jdbc.update(
                "INSERT INTO BLC_PRODUCT_ATTRIBUTE (PRODUCT_ATTRIBUTE_ID, PRODUCT_ID, NAME, VALUE)"
                        + " VALUES (?, ?, 'loyalty.cost', '1.25')",
                910_000_000 + tea,
                tea);
    }

    /** By an offer, for others of these tests prove the ledger: what is exchanged has a reward. */
    private long aCup() {
        return ((EditResult.Saved<OfferTerms>) offers.add(
                        Draft.EMPTY
                                .with("gives.kind", "ENTITLEMENT")
                                .with("gives.benefit", "cup")
                                .with("gives.uses", "1")
                                .with("price.points", "30000")
                                .with("name.english", "=1+1 cup")
                                .with("name.chinese", "=1+1 杯")
                                .with("position", "1")
                                .with("active", "true")
                                .with("supply.period", "FOR_EVER")
                                .with("seen.zone", "UTC")
                                .with("exchangeable.zone", "UTC"),
                        "test"))
                .version()
                .ref()
                .id();
    }

    private static void run(Job.Run run) {
        Job.Chunk chunk;
        do {
            chunk = run.next();
        } while (!chunk.last());
    }

    @Test
    void aMerchantSeesHowTheProgrammeDoesAndTheRowsBehindIt() throws Exception {
        List<String> asked = new ArrayList<>();
        page.onRequest(request -> asked.add(request.url()));
        open("/loyalty-members?blLocaleCode=en");
        page.click("#sideMenu >> text=Overview");
        assertThat(page.locator(".goal")).hasCount(6);
        assertThat(page.locator("p.check")).containsText("They agree.");
        assertThat(page.locator("p.rebuilding")).hasCount(0);
        assertThat(page.locator(".goal.bad >> nth=0")).containsText("missed");
        assertThat(page.locator(".chart canvas")).not().hasCount(0);
        assertThat(number("table.points tr:has-text('Issued') td >> nth=1")).isEqualTo(issuedByTheJournal());
        assertThat(page.locator("table.orders tbody tr")).hasCount(7);
        assertThat(page.locator("p.verdict")).containsText("Does it pay?");
        assertThat(page.locator("table.mall tr:has-text('Conversion') td >> nth=1"))
                .not()
                .hasText("0.0 %");
        assertThat(page.locator("p.sum")).containsText("what was burned in these days");
        assertThat(sideways()).isFalse();
        screenshot("overview");

        page.click("text=Last 7 days");
        assertThat(page.locator("#from"))
                .hasValue(LocalDate.now(ZoneId.systemDefault()).minusDays(6).toString());
        page.click("table.points a:has-text('Adjusted')");
        fromTheEntryOf("ADJUST");
        assertThat(page.locator("table.entries")).containsText("=HYPERLINK(1)");
        screenshot("overview-entries");
        String rows = download("a.csv");
        assertThat(rows)
                .startsWith("\uFEFFEntry,Time,")
                .contains("'=HYPERLINK(1)")
                .doesNotContain(",=HYPERLINK");
        page.click("table.entries tr:has-text('=HYPERLINK(1)') td a >> nth=0");
        assertThat(page.locator("body")).containsText("overview-");
        page.goBack();
        page.click("text=Back to the overview");
        String figures = download("a.csv");
        assertThat(figures)
                .startsWith("\uFEFF")
                .contains(
                        "Points,Issued," + issuedByTheJournal() + ",", "Goals,Redemption rate,", "With points,Orders,");

        assertThat(asked).allSatisfy(url -> assertThat(url).startsWith("http://localhost:" + port + "/"));
    }

    @Test
    void theOrdersAndExchangesBehindTheFiguresAreListedAndAddedUp() throws Exception {
        open("/loyalty-overview?blLocaleCode=en");
        page.click("text=Last 7 days");
        assertThat(page.locator(".check.tiers")).containsText("They agree.");
        assertThat(page.locator("table.mall tr:has-text('Rewards given') td >> nth=1"))
                .not()
                .hasText("0");
        page.click("table.orders th a:has-text('With points')");
        page.click("text=Add the rows up");
        assertThat(page.locator("p.check")).containsText("The rows come to what the figures say.");
        assertThat(page.locator("table.entries")).isVisible();
        assertThat(sideways()).isFalse();
        screenshot("overview-orders");
        assertThat(download("a.csv"))
                .startsWith("\uFEFFOrder,Time,Customer,")
                .contains("'=2+5-")
                .doesNotContain("\n=2+5");

        page.click("text=Back to the overview");
        page.click("table.mall a:has-text('Followed by an order')");
        page.click("text=Add the rows up");
        assertThat(page.locator("p.check")).containsText("The rows come to what the figures say.");
        assertThat(page.locator("table.sums tr:has-text('By the rows') td >> nth=2"))
                .not()
                .hasText("0");
        screenshot("overview-exchanges");
        assertThat(download("a.csv")).startsWith("\uFEFFEntry,Time,Account,").doesNotContain(",=1+1");

        open("/loyalty-overview/orders/OTHERS?blLocaleCode=zh_CN&sum=true");
        assertThat(page.locator("body")).containsText("其他订单");
        assertThat(page.locator("body")).not().containsText("??");
        screenshot("overview-orders-zh");
        open("/loyalty-overview/orders/NOBODY?blLocaleCode=en");
        assertThat(page.locator("body")).containsText("There is no");
    }

    @Test
    void aGoalThatWasMissedTwiceIsSaidUntilItIsSeen() {
        YearMonth month = YearMonth.of(2019, 3);
        GoalStanding standing = new GoalStanding(Goal.RETENTION, 621, 1000);
        transactions.required(() -> goals.tell(new MissedGoals.Missed(month, standing, standing), Instant.now()));
        open("/loyalty-overview?blLocaleCode=zh_CN");
        assertThat(page.locator(".missed")).containsText("留存率: 连续两个月未达成：2019-03 为 62.1 %，前一个月为 62.1 %；目标 80 %。");
        open("/loyalty-overview?blLocaleCode=en");
        assertThat(page.locator(".missed")).containsText("missed two months in a row: 62.1 % in 2019-03");
        screenshot("overview-missed");
        page.click(".missed:has-text('2019-03') button");
        assertThat(page.locator(".missed:has-text('2019-03')")).hasCount(0);
        assertThat(page.locator(".goal")).hasCount(6);
        assertThat(jdbc.queryForObject(
                        "SELECT SEEN_BY FROM LOYALTY_MISSED_GOAL WHERE MISSED_MONTH = 201903", String.class))
                .isNotBlank();
    }

    @Test
    void inChineseToo() {
        open("/loyalty-overview?blLocaleCode=zh_CN");
        assertThat(page.locator("#sideMenu")).containsText("概览");
        assertThat(page.locator("p.check")).containsText("两者一致。");
        assertThat(page.locator("table.points")).containsText("期末未用积分");
        assertThat(page.locator("p.verdict")).containsText("划算吗？");
        assertThat(page.locator(".chart canvas")).not().hasCount(0);
        assertThat(page.locator("body")).not().containsText("??");
        assertThat(sideways()).isFalse();
        screenshot("overview-zh");
        page.click("table.points a:has-text('消耗')");
        fromTheEntryOf("EXCHANGE");
        assertThat(page.locator("table.entries")).containsText("=1+1 cup");
        screenshot("overview-entries-zh");
        open("/loyalty-overview?blLocaleCode=en");
    }

    @Test
    void anEmptyPeriodSaysWhatToDoAndWrongDaysAreRefusedInWords() {
        open("/loyalty-overview?from=2001-01-01&until=2001-01-31&blLocaleCode=en");
        assertThat(page.locator("body")).containsText("Nothing was issued in this period.");
        assertThat(page.locator("body")).containsText("No points were used in this period.");
        screenshot("overview-empty");
        open("/loyalty-overview?from=2026-02-30&until=x");
        assertThat(page.locator(".alert-box.alert:visible")).containsText("These are no days that can be shown");
        assertThat(page.locator(".goal")).hasCount(6);
        open("/loyalty-overview/entries/NOTHING");
        assertThat(page.locator("body")).containsText("There is no");
    }

    private long number(String cell) {
        return Long.parseLong(
                page.locator(cell).first().textContent().replace(",", "").strip());
    }

    /** The page that begins with the last entry of this kind: others of these tests write thousands before it. */
    private void fromTheEntryOf(String kind) {
        Timestamp posted =
                jdbc.queryForObject("SELECT MAX(POSTED_AT) FROM LOYALTY_JOURNAL WHERE KIND = ?", Timestamp.class, kind);
        assertThat(page.locator("table.entries")).isVisible();
        visit(page.url() + "&after=" + (posted.getTime() - 1) + "-0");
    }

    private long issuedByTheJournal() {
        return jdbc.queryForObject(
                "SELECT -SUM(p.AMOUNT) FROM LOYALTY_POSTING p JOIN LOYALTY_JOURNAL j ON j.ENTRY_ID = p.ENTRY_ID"
                        + " WHERE p.SIDE = 'PROGRAMME_ISSUED' AND j.KIND = 'EARN' AND j.POSTED_AT > ?",
                Long.class,
                Timestamp.valueOf(
                        LocalDate.now(ZoneId.systemDefault()).minusDays(6).atStartOfDay()));
    }

    private String download(String link) throws Exception {
        Path file = page.waitForDownload(() -> page.click(link)).path();
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
