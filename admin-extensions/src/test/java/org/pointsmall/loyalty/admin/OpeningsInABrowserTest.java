package org.pointsmall.loyalty.admin;

import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.adjustment.batch.RunBatches;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** How a merchant takes over what members had in an earlier programme, in a real Chromium. */
@AdminTest
class OpeningsInABrowserTest extends BrowserFixture {
    private static final AtomicLong MEMBERS = new AtomicLong(78_000_000);

    @Autowired
    Backroom backroom;

    @Autowired
    RunBatches job;

    @Autowired
    Ledger ledger;

    @Autowired
    BusinessTime time;

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

    private void bring(String name, byte[] file, String reason) {
        open("/loyalty-openings");
        page.setInputFiles("#file", new FilePayload(name, "text/csv", file));
        page.fill("#reason", reason);
        page.click("form.bring button");
        assertThat(page.locator("b.state")).isVisible();
    }

    /** A file and a reason: 1 field, 4 clicks. */
    @Test
    void theOldProgrammesPointsComeInOnce() throws Exception {
        long first = MEMBERS.getAndAdd(2_000);
        int year = time.today().getYear();
        for (long member = first; member < first + 3; member++) {
            backroom.earn(member, 1);
        }
        String file = "会员,原会员号,积分,获得日期,到期日,流水号\r\n"
                + "#" + first + ",V" + first + ",1200," + (year - 1) + "/5/1," + (year + 1) + "-12-31,A" + first
                + "\r\n"
                + ",V" + first + ",300," + (year - 1) + "-11-15,永久,B" + first + "\r\n"
                + "#" + (first + 1) + ",,50,,,C" + first + "\r\n"
                + "没有这个人,,7,,,\r\n"
                + "#" + (first + 2) + ",,7,1/2/" + year + ",,\r\n"
                + "#" + (first + 2) + ",,7,," + (year - 1) + "-12-31,\r\n";
        String reason = "迁移 " + UUID.randomUUID();

        home();
        page.click("#sideMenu >> text=Points");
        page.click("#sideMenu >> text=Opening balances");
        assertThat(page.locator("form.bring")).isVisible();
        assertThat(page.locator("table.columns")).containsText("external id");
        assertThat(sideways()).isFalse();
        screenshot("openings");
        page.click("form.bring button");
        assertThat(page.locator(".alert-box.alert:visible").first()).isVisible();

        bring("old.csv", file.getBytes(Charset.forName("GB18030")), reason);
        assertThat(page.locator("b.state")).containsText("Looking up members");
        runTheJob();
        String address = page.url();
        visit(address);
        assertThat(page.locator("b.state")).containsText("Ready to start");
        assertThat(page.locator("b.members")).hasText("2");
        assertThat(page.locator("b.points")).hasText("1,550");
        assertThat(page.locator("table.years")).containsText(Integer.toString(year + 1));
        assertThat(page.locator("table.years")).containsText("never");
        assertThat(page.locator("table.rows")).containsText("no such member");
        assertThat(page.locator("table.rows")).containsText("write the year first");
        assertThat(page.locator("table.rows")).containsText("the last day of the points is over");
        assertThat(available(first)).isEqualTo(1);
        assertThat(sideways()).isFalse();
        screenshot("opening-ready");

        page.click("form.start button");
        assertThat(page.locator(".alert-box.success:visible")).containsText("The points are being moved.");
        runTheJob();
        visit(address);
        assertThat(page.locator("b.state")).containsText("Done");
        assertThat(available(first)).isEqualTo(1_501);
        assertThat(available(first + 1)).isEqualTo(51);
        assertThat(available(first + 2)).isEqualTo(1);
        screenshot("opening-done");
        visit(address + "?blLocaleCode=zh_CN");
        assertThat(page.locator("b.state")).containsText("已完成");
        assertThat(page.locator("table.rows")).containsText("没有该会员");
        assertThat(sideways()).isFalse();
        screenshot("opening-done-zh");
        open("/loyalty-openings?blLocaleCode=zh_CN");
        assertThat(page.locator("table.columns")).containsText("原会员号");
        assertThat(page.locator("table.batches")).containsText(reason);
        screenshot("openings-zh");
        open("/loyalty-openings?blLocaleCode=en");

        // The same rows in another file, packed: nothing is left to start.
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(file.replace("会员,", "member,").getBytes(StandardCharsets.UTF_8));
        }
        bring("old.csv.gz", packed.toByteArray(), "again " + first);
        runTheJob();
        visit(page.url());
        assertThat(page.locator("table.sums")).containsText("it came in before");
        assertThat(page.locator("form.start")).hasCount(0);
        assertThat(available(first)).isEqualTo(1_501);

        AdminSession admin = AdminSession.of(port);
        String path = address.substring(address.indexOf("/loyalty-batches"));
        assertThat(admin.get(path + "/result.csv").body())
                .contains(
                        "\r\n2,#" + first + ",V" + first + "," + first + ",1200,",
                        ",opening-A" + first + ",MOVED,\r\n");
        assertThat(admin.get("/loyalty-openings/example.csv").body()).contains("member,external id,points,earned on");
        long account =
                jdbc.queryForObject("SELECT ACCOUNT_ID FROM LOYALTY_ACCOUNT WHERE MEMBER_ID = ?", Long.class, first);
        assertThat(admin.get("/loyalty-members/" + account + "?blLocaleCode=en").body())
                .contains("Brought over", reason, "in an earlier programme; never expires.");
    }
}
