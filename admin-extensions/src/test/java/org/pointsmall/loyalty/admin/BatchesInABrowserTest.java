package org.pointsmall.loyalty.admin;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.Charset;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.adjustment.batch.RunBatches;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.member.MemberId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** How an operator gives points in bulk, in a real Chromium. */
@AdminTest
class BatchesInABrowserTest extends BrowserFixture {
    private static final AtomicLong MEMBERS = new AtomicLong(77_000_000);

    @Autowired
    Backroom backroom;

    @Autowired
    RunBatches job;

    @Autowired
    Ledger ledger;

    @Autowired
    JdbcTemplate jdbc;

    private void runTheJob() {
        Job.Run run = job.begin();
        while (!run.next().last()) {
            assertThat(job.name()).isEqualTo(RunBatches.NAME);
        }
    }

    private long available(long member) {
        return ledger.balance(new MemberId(member)).available().value();
    }

    /** A file and a reason: 2 fields, 4 clicks. */
    @Test
    void aThousandAdjustmentsByCsv() throws Exception {
        long first = MEMBERS.getAndAdd(2_000);
        StringBuilder file = new StringBuilder("会员,积分\r\n");
        for (long member = first; member < first + 1_000; member++) {
            backroom.earn(member, 1);
            file.append('#').append(member).append(",7\r\n");
        }
        file.append("nobody-at-all,7\r\n#").append(first).append(",7\r\n");
        String reason = "=moving house " + UUID.randomUUID();

        home();
        page.click("#sideMenu >> text=Points");
        page.click("#sideMenu >> text=Points in bulk");
        assertThat(page.locator("form.bring")).isVisible();
        page.click("form.bring button");
        assertThat(page.locator(".alert-box.alert:visible").first()).isVisible();
        page.setInputFiles(
                "#file",
                new FilePayload("january.csv", "text/csv", file.toString().getBytes(Charset.forName("GB18030"))));
        page.fill("#reason", reason);
        page.fill("#validDays", "90");
        page.click("form.bring button");
        assertThat(page.locator("b.state")).containsText("Looking up members");
        runTheJob();
        String address = page.url();
        visit(address);
        assertThat(page.locator("b.state")).containsText("Ready to start");
        assertThat(page.locator("table.sums")).containsText("7,000");
        assertThat(page.locator("table.sums")).containsText("no such member");
        assertThat(page.locator("table.sums")).containsText("named before in this batch");
        assertThat(available(first)).isEqualTo(1);
        assertThat(sideways()).isFalse();
        screenshot("batch-ready");

        page.click("form.start button");
        assertThat(page.locator(".alert-box.success:visible")).containsText("The points are being moved.");
        runTheJob();
        visit(address);
        assertThat(page.locator("b.state")).containsText("Done");
        for (long member = first; member < first + 1_000; member++) {
            assertThat(available(member)).isEqualTo(8);
        }
        screenshot("batch-done");
        visit(address + "?blLocaleCode=zh_CN");
        assertThat(page.locator("b.state")).containsText("已完成");
        assertThat(page.locator("table.sums")).containsText("没有该会员");
        assertThat(sideways()).isFalse();
        screenshot("batch-done-zh");
        visit(address + "?blLocaleCode=en");

        AdminSession admin = AdminSession.of(port);
        String path = address.substring(address.indexOf("/loyalty-batches"));
        String table = admin.get(path + "/result.csv").body();
        assertThat(table).contains("\r\n2,#" + first + "," + first + ",7,MOVED,\r\n", "UNKNOWN_MEMBER", "TWICE");
        long account =
                jdbc.queryForObject("SELECT ACCOUNT_ID FROM LOYALTY_ACCOUNT WHERE MEMBER_ID = ?", Long.class, first);
        assertThat(admin.get("/loyalty-members/" + account + "?blLocaleCode=en").body())
                .contains(reason, "Points in bulk, batch", "7 of these points can be spent through");
    }

    /** As the job leaves it that grades members. */
    private void segment(long run, long... members) {
        Timestamp now = Timestamp.from(Instant.now());
        jdbc.update(
                "INSERT INTO LOYALTY_SEGMENT_RUN (RUN_ID, PHASE, SINCE, AS_OF, ZONE_ID, CURRENCY, FINISHED_AT, MEMBERS,"
                        + " GRADED, UP_TO_MEMBER_ID) VALUES (?, 'FINISHED', ?, ?, 'UTC', 'CNY', ?, ?, ?, 0)",
                run,
                Timestamp.from(Instant.parse("2024-01-01T00:00:00Z")),
                now,
                now,
                members.length,
                members.length);
        jdbc.update(
                "INSERT INTO LOYALTY_SEGMENT_COUNT (RUN_ID, SEGMENT, MEMBERS) VALUES (?, 'hibernating', ?)",
                run,
                members.length);
        for (long member : members) {
            jdbc.update(
                    "INSERT INTO LOYALTY_MEMBER_SEGMENT (RUN_ID, MEMBER_ID, LAST_ORDER_AT, AGE_DAYS, ORDERS, SPENT,"
                            + " RECENCY, FREQUENCY, MONETARY, SEGMENT) VALUES (?, ?, ?, 400, 1, 100, 1, 1, 1, 'hibernating')",
                    run,
                    member,
                    now);
        }
        if (jdbc.update("UPDATE LOYALTY_SEGMENTATION SET RUN_ID = ? WHERE ID = 1", run) == 0) {
            jdbc.update("INSERT INTO LOYALTY_SEGMENTATION (ID, RUN_ID) VALUES (1, ?)", run);
        }
    }

    /** The segment, the points and a reason: 3 fields, 4 clicks. */
    @Test
    void aHundredPointsToEachDormantMember() {
        long first = MEMBERS.getAndAdd(2_000);
        long run = 900_000 + first % 1_000;
        segment(run, first, first + 1, first + 2);

        open("/loyalty-batches?blLocaleCode=en");
        page.selectOption("#segment", "hibernating");
        page.fill("#points", "0");
        page.fill("#segmentReason", "we miss you " + first);
        page.click("form.to-segment button");
        assertThat(page.locator(".alert-box.alert:visible").first()).containsText("whole number");
        assertThat(page.locator("#segmentReason")).hasValue("we miss you " + first);
        page.fill("#points", "100");
        page.click("form.to-segment button");
        assertThat(page.locator(".alert-box.success:visible")).containsText("Nothing is moved yet.");
        runTheJob();
        String address = page.url();
        visit(address);
        assertThat(page.locator("table.sums")).containsText("300");
        page.click("form.start button");
        assertThat(page.locator(".alert-box.success:visible")).containsText("The points are being moved.");
        runTheJob();

        assertThat(List.of(available(first), available(first + 1), available(first + 2)))
                .containsExactly(100L, 100L, 100L);
        isUndoneAsAWhole(address, first);
        open("/loyalty-batches?blLocaleCode=zh_CN");
        assertThat(page.locator("table.batches")).containsText("we miss you " + first);
        assertThat(sideways()).isFalse();
        screenshot("batches-zh");
        open("/loyalty-batches?blLocaleCode=en");
    }

    /** A reason: 1 field, 3 clicks. */
    private void isUndoneAsAWhole(String address, long first) {
        visit(address);
        page.click("details.undo summary");
        page.click("form.reverse button");
        assertThat(page.locator(".alert-box.alert:visible").first()).isVisible();
        page.fill("#reason", "to the wrong ones " + first);
        page.click("form.reverse button");
        assertThat(page.locator(".alert-box.success:visible")).containsText("Nothing is moved yet.");
        String undoing = page.url();
        runTheJob();
        visit(undoing);
        assertThat(page.locator("h3")).containsText("Undoing the batch");
        assertThat(page.locator("table.sums")).containsText("300");
        assertThat(available(first)).isEqualTo(100);
        screenshot("batch-undo");
        page.click("form.start button");
        assertThat(page.locator(".alert-box.success:visible")).containsText("The points are being moved.");
        runTheJob();
        assertThat(List.of(available(first), available(first + 1), available(first + 2)))
                .containsExactly(0L, 0L, 0L);
        visit(address + "?blLocaleCode=zh_CN");
        assertThat(page.locator("a.reversal")).containsText("用于撤销本批次");
        assertThat(page.locator("details.undo")).hasCount(0);
        assertThat(sideways()).isFalse();
        screenshot("batch-undone-zh");
        visit(undoing + "?blLocaleCode=en");
        assertThat(page.locator("b.state")).containsText("Done");
    }
}
