package org.pointsmall.loyalty.admin;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.audit.AuditFilter;
import org.pointsmall.loyalty.audit.AuditLog;
import org.pointsmall.loyalty.definition.Followed;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.settings.ProgrammeSettings;
import org.pointsmall.loyalty.settings.ProgrammeTerms;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Above 1,000 points a second admin is needed, whoever the first one is. */
@AdminTest
class ApprovalsSectionTest extends BrowserFixture {
    @Autowired
    Backroom backroom;

    @Autowired
    ProgrammeSettings settings;

    @Autowired
    AuditLog log;

    @Autowired
    List<Followed> followed;

    @Autowired
    JdbcTemplate jdbc;

    private AdminSession admin;
    private String account;
    private String reason;

    @BeforeEach
    void aLimitAndAMember() throws Exception {
        publish("1000");
        admin = AdminSession.of(port);
        admin.get("/loyalty-members?blLocaleCode=en");
        account = jdbc.queryForObject(
                "SELECT ACCOUNT_ID FROM LOYALTY_ACCOUNT WHERE MEMBER_ID = ?",
                String.class,
                backroom.aMember("approved-" + UUID.randomUUID(), 100));
        reason = "birthday " + UUID.randomUUID();
    }

    @AfterEach
    void noLimit() {
        publish("");
    }

    private void publish(String limit) {
        List<Version<ProgrammeTerms>> versions = settings.versions();
        settings.save(
                versions.isEmpty() ? null : versions.get(0).ref(),
                settings.written(settings.inForce())
                        .with("approval.above", limit)
                        .with("reason", "limit " + limit),
                "test");
        settings.publish(settings.versions().get(0), "test");
        followed.forEach(Followed::refresh);
    }

    @Test
    void selfApprovalIsRefusedForTheOwnerTooAndAnotherOwnerApproves() throws Exception {
        AdminSession owner = AdminSession.of(port, backroom.anAdmin("ROLE_LOYALTY_OWNER"));
        owner.get("/loyalty-approvals?blLocaleCode=en");
        HttpResponse<String> asked = adjust(owner, "5000");
        assertThat(asked.body()).contains("waits for a second admin");
        assertThat(available()).isEqualTo(100);
        assertThat(owner.get("/loyalty-approvals").body()).contains("Yours: somebody else has to approve it.", reason);

        HttpResponse<String> self = owner.post("/loyalty-approvals/" + waiting() + "/approve", Map.of());
        assertThat(self.statusCode()).isEqualTo(422);
        assertThat(self.body()).contains("You have asked for this yourself");
        assertThat(available()).isEqualTo(100);

        long id = waiting();
        HttpResponse<String> other = admin.post("/loyalty-approvals/" + id + "/approve", Map.of());
        assertThat(other.body()).contains("Approved. The points were moved.");
        assertThat(available()).isEqualTo(5_100);
        assertThat(admin.post("/loyalty-approvals/" + id + "/approve", Map.of()).statusCode())
                .isEqualTo(422);
        assertThat(available()).isEqualTo(5_100);
        assertThat(log.rows(new AuditFilter("", "ACCOUNT", reason, null, null), Long.MAX_VALUE, 10))
                .extracting(row -> row.note().did())
                .startsWith("loyalty-approvals.approve");
    }

    @Test
    void partsCountTogetherAndTheReversalOfMuchNeedsASecondAdminToo() throws Exception {
        adjust(admin, "600");
        assertThat(available()).isEqualTo(700);
        assertThat(adjust(admin, "401").body()).contains("waits for a second admin");
        assertThat(available()).isEqualTo(700);
        assertThat(adjust(admin, "400").body()).doesNotContain("waits for a second admin");
        assertThat(available()).isEqualTo(1_100);

        long entry = jdbc.queryForObject(
                "SELECT MAX(ENTRY_ID) FROM LOYALTY_JOURNAL WHERE ACCOUNT_ID = ?", Long.class, account);
        HttpResponse<String> reversed =
                admin.post("/loyalty-members/" + account + "/entries/" + entry + "/reverse", Map.of("reason", reason));
        assertThat(reversed.body()).contains("waits for a second admin");
        assertThat(available()).isEqualTo(1_100);
    }

    @Test
    void whoMayNotApproveIsRefused() throws Exception {
        adjust(admin, "5000");
        AdminSession marketer = AdminSession.of(port, backroom.anAdmin("ROLE_LOYALTY_MARKETER"));
        marketer.get("/loyalty-approvals?blLocaleCode=en");
        assertThat(marketer.post("/loyalty-approvals/" + waiting() + "/approve", Map.of())
                        .statusCode())
                .isEqualTo(403);
        assertThat(marketer.get("/loyalty-approvals").body()).contains(reason).doesNotContain("/approve\"");
        assertThat(admin.post("/loyalty-approvals/999999999/approve", Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(available()).isEqualTo(100);
    }

    @Test
    void whatWasDecidedIsListedByHowItWas() throws Exception {
        adjust(admin, "5000");
        AdminSession owner = AdminSession.of(port, backroom.anAdmin("ROLE_LOYALTY_OWNER"));
        owner.get("/loyalty-approvals?blLocaleCode=en");
        owner.post("/loyalty-approvals/" + waiting() + "/refuse", Map.of());

        assertThat(decided(admin.get("/loyalty-approvals").body())).contains(reason);
        assertThat(decided(admin.get("/loyalty-approvals?state=REFUSED").body()))
                .contains(reason);
        assertThat(decided(admin.get("/loyalty-approvals?state=APPROVED").body()))
                .doesNotContain(reason);
    }

    /** Nothing where none is listed. */
    private static String decided(String page) {
        int table = page.indexOf("class=\"decided\"");
        return table < 0 ? "" : page.substring(table);
    }

    /** Two clicks of the second admin: the section, and the button. */
    @Test
    void isApprovedInABrowser() throws Exception {
        AdminSession operator = AdminSession.of(port, backroom.anAdmin("ROLE_LOYALTY_OPERATOR"));
        operator.get("/loyalty-members?blLocaleCode=en");
        adjust(operator, "2500");
        home();
        page.click("#sideMenu >> text=Points");
        page.click("#sideMenu >> text=Approvals");
        assertThat(page.locator("tr:has-text('" + reason + "')")).containsText("2,500");
        assertThat(sideways()).isFalse();
        screenshot("approvals");
        open("/loyalty-approvals?blLocaleCode=zh_CN");
        assertThat(page.locator("tr:has-text('" + reason + "')")).containsText("批准");
        assertThat(sideways()).isFalse();
        screenshot("approvals-zh");
        open("/loyalty-approvals?blLocaleCode=en");
        page.click("tr:has-text('" + reason + "') form.approve button");
        assertThat(page.locator(".alert-box.success:visible")).containsText("The points were moved");
        assertThat(available()).isEqualTo(2_600);
    }

    private HttpResponse<String> adjust(AdminSession somebody, String points) throws Exception {
        return somebody.post(
                "/loyalty-members/" + account + "/adjust",
                Map.of(
                        "points",
                        points,
                        "reason",
                        reason,
                        "key",
                        UUID.randomUUID().toString()));
    }

    private long waiting() {
        return jdbc.queryForObject(
                "SELECT MAX(ADJUSTMENT_ID) FROM LOYALTY_HAND_ADJUSTMENT WHERE STATE = 'WAITING' AND REASON = ?",
                Long.class,
                reason);
    }

    private long available() {
        return jdbc.queryForObject("SELECT AVAILABLE FROM LOYALTY_ACCOUNT WHERE ACCOUNT_ID = ?", Long.class, account);
    }
}
