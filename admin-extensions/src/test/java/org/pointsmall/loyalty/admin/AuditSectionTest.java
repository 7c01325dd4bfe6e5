package org.pointsmall.loyalty.admin;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.admin.page.OwnPages;
import org.pointsmall.loyalty.audit.AuditChange;
import org.pointsmall.loyalty.audit.AuditFilter;
import org.pointsmall.loyalty.audit.AuditLog;
import org.pointsmall.loyalty.audit.AuditRow;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.RequestMethod;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Whatever an admin does is in the trail, and can be read, filtered and taken along, but not changed. */
@AdminTest
class AuditSectionTest extends BrowserFixture {
    @Autowired
    Backroom backroom;

    @Autowired
    AuditLog log;

    @Autowired
    OwnPages pages;

    @Autowired
    JdbcTemplate jdbc;

    private AdminSession admin;

    @BeforeEach
    void anAdminWhoIsSignedIn() throws Exception {
        admin = AdminSession.of(port);
        admin.get("/loyalty-members?blLocaleCode=en");
    }

    @Test
    void aDefinitionIsWrittenDownFieldByField() throws Exception {
        String name = "Audited " + UUID.randomUUID();
        Map<String, String> form = campaign(name);
        HttpResponse<String> added = admin.postAndConfirm("/loyalty-campaigns/new", form);
        String path = added.uri().getPath().substring("/admin".length());
        form.putAll(Map.of("version", "1", "effect.percent", "70"));
        admin.postAndConfirm(path, form);
        admin.postAndConfirm(path + "/switch", Map.of("version", "2", "active", "false"));

        List<AuditRow> rows = log.rows(new AuditFilter("grace", "CAMPAIGN", name, null, null), Long.MAX_VALUE, 10);
        assertThat(rows).extracting(row -> row.note().did()).containsExactly("CHANGED", "CHANGED", "ADDED");
        assertThat(rows.get(1).note().changes()).containsExactly(new AuditChange("effect.percent", "80", "70"));
        assertThat(rows.get(0).note().changes()).containsExactly(new AuditChange("active", "true", "false"));
        assertThat(admin.get("/loyalty-audit?text=" + name.replace(' ', '+')).body())
                .contains("To % of the points price", "Campaigns", ">80<", ">70<");
        assertThat(admin.get("/loyalty-audit?blLocaleCode=zh_CN&text=" + name.replace(' ', '+'))
                        .body())
                .contains("为原积分价的百分之几", "活动", "操作审计");
        admin.get("/loyalty-audit?blLocaleCode=en");
    }

    @Test
    void anAdjustmentIsWrittenDownWithItsReasonOnceHoweverOftenItIsSent() throws Exception {
        String account = account(backroom.aMember("audited", 500));
        String reason = "late parcel " + UUID.randomUUID();
        Map<String, String> form = Map.of(
                "points", "25", "reason", reason, "key", UUID.randomUUID().toString());
        admin.post("/loyalty-members/" + account + "/adjust", form);
        admin.post("/loyalty-members/" + account + "/adjust", form);
        admin.post("/loyalty-members/" + account + "/adjust", Map.of("points", "x", "reason", reason));
        admin.post("/loyalty-members/" + account + "/freeze", Map.of("reason", reason));

        List<AuditRow> rows = log.rows(new AuditFilter("", "ACCOUNT", reason, null, null), Long.MAX_VALUE, 10);
        assertThat(rows)
                .extracting(row -> row.note().did())
                .containsExactly("loyalty-members.freeze", "loyalty-members.adjust");
        assertThat(rows.get(0).note().changes()).containsExactly(new AuditChange("status", "ACTIVE", "FROZEN"));
        assertThat(rows.get(1).note().changes())
                .startsWith(new AuditChange("available", "500", "525"))
                .extracting(AuditChange::field)
                .containsExactly("available", "entry");
        assertThat(admin.get("/loyalty-audit?subject=ACCOUNT&text=" + reason.replace(' ', '+'))
                        .body())
                .contains("Froze an account", "Adjusted points", "Active", "Frozen", reason);
    }

    @Test
    void whatWritesNothingDownItselfIsWrittenDownByItsAddress() throws Exception {
        String pool = "Audited pool " + UUID.randomUUID();
        admin.post("/loyalty-codes/new", Map.of("name", pool, "few", "3"));
        admin.post("/loyalty-ledger/jobs/expire-lots/run", Map.of());

        assertThat(log.rows(new AuditFilter("grace", "", "", null, null), Long.MAX_VALUE, 2))
                .extracting(row -> row.note().did() + " " + row.note().subjectId())
                .containsExactly(
                        "loyalty-ledger.jobs.run /loyalty-ledger/jobs/expire-lots/run",
                        "loyalty-codes.new /loyalty-codes/new");
    }

    @Test
    void whatIsRefusedIsNoChange() throws Exception {
        long before = last();
        admin.post("/loyalty-rules/new", Map.of("name", ""));
        admin.post("/loyalty-members/999999999/freeze", Map.of("reason", "x"));
        backroom.without(-28_007, () -> admin.post("/loyalty-rules/new", Map.of("name", "x")));

        assertThat(last()).isEqualTo(before);
    }

    @Test
    void whatIsOnlyAskedIsNoChange() throws Exception {
        long before = last();
        HttpResponse<String> asked = admin.post("/loyalty-campaigns/new", campaign("Asked " + UUID.randomUUID()));
        assertThat(AdminSession.asks(asked)).isTrue();
        admin.goBack("/loyalty-campaigns/new", asked);

        assertThat(last()).isEqualTo(before);
    }

    @Test
    void whatIsRefusedOnTheNextPageIsNoChange() throws Exception {
        String pool = "Refused pool " + UUID.randomUUID();
        String codes = admin.post("/loyalty-codes/new", Map.of("name", pool, "few", "3"))
                .uri()
                .getPath()
                .substring("/admin".length());
        long order = backroom.anUnsettledOrder("N-audited-" + UUID.randomUUID(), "away");
        backroom.claim(order, backroom.aMember("claims" + UUID.randomUUID(), 10));
        long before = last();
        List<String> said = new ArrayList<>();
        said.add(admin.post(codes + "/few", Map.of("few", "abc")).body());
        assertThat(last()).as("few").isEqualTo(before);
        said.add(admin.postFile(codes + "/files", "", new byte[0]).body());
        assertThat(last()).as("files").isEqualTo(before);
        said.add(admin.post("/loyalty-ledger/jobs/feed-search/run", Map.of()).body());
        assertThat(last()).as("job elsewhere").isEqualTo(before);
        said.add(admin.post("/loyalty-ledger/unsettled/" + order + "/try", Map.of())
                .body());
        assertThat(last()).as("failed again").isEqualTo(before);
        assertThat(said)
                .allSatisfy(page -> assertThat(page).contains("class=\"alert-box alert\">"))
                .hasSize(4);

        admin.post(codes + "/few", Map.of("few", "4"));
        assertThat(last()).as("what is not refused").isEqualTo(before + 1);
    }

    @Test
    void eachActionHasWordsInBothLanguages() {
        ResourceBundle english = ResourceBundle.getBundle("org.pointsmall.loyalty.admin.texts", Locale.ROOT);
        ResourceBundle chinese =
                ResourceBundle.getBundle("org.pointsmall.loyalty.admin.texts", Locale.SIMPLIFIED_CHINESE);
        pages.getHandlerMethods().keySet().stream()
                .filter(mapping -> mapping.getMethodsCondition().getMethods().contains(RequestMethod.POST))
                .flatMap(mapping -> mapping.getPatternValues().stream())
                // Tells what stands in a form, and does nothing.
                .filter(pattern -> !pattern.endsWith("/say"))
                .map(pattern -> "LoyaltyAudit_Did_"
                        + pattern.replaceAll("/\\{[^/]*}", "").substring(1).replace('/', '.'))
                .forEach(code -> {
                    assertThat(english.containsKey(code)).as(code).isTrue();
                    assertThat(chinese.containsKey(code)).as(code).isTrue();
                });
    }

    @Test
    void theTableOpensInASpreadsheetWithoutComputingAnything() throws Exception {
        String account = account(backroom.aMember("audited-csv", 500));
        String mark = UUID.randomUUID().toString();
        admin.post("/loyalty-members/" + account + "/freeze", Map.of("reason", "=HYPERLINK(1) 会员 " + mark));

        byte[] table = admin.bytes("/loyalty-audit/trail.csv?text=" + mark);

        assertThat(table).startsWith(0xEF, 0xBB, 0xBF);
        String text = new String(table, StandardCharsets.UTF_8);
        assertThat(text).contains("'=HYPERLINK(1) 会员 " + mark).doesNotContain(",=HYPERLINK");
        assertThat(text.lines()).hasSize(2);
        assertThat(text.lines().findFirst().orElseThrow()).contains("What was done", "Before and after");
    }

    @Test
    void isReadInABrowser() {
        String mark = "Browsed " + UUID.randomUUID();
        open("/loyalty-campaigns/new");
        page.fill("[id='name']", mark);
        page.fill("[id='effect.percent']", "85");
        page.fill("[id='window.dates']", "2031-01-05");
        saveInForce();
        assertThat(page.locator(".alert-box.success:visible")).containsText("is saved");
        page.click("#sideMenu >> text=Audit trail");
        page.fill("#text", mark);
        page.click("form.seek button");
        assertThat(page.locator("table.trail tbody tr")).hasCount(1);
        assertThat(page.locator("table.trail")).containsText("To % of the points price");
        page.click("a.check");
        assertThat(page.locator("p.checked")).containsText("All rows and their hashes fit together");
        assertThat(sideways()).isFalse();
        screenshot("audit");
        open("/loyalty-audit?blLocaleCode=zh_CN");
        assertThat(page.locator("#sideMenu")).containsText("操作审计");
        assertThat(sideways()).isFalse();
        screenshot("audit-zh");
        open("/loyalty-audit?blLocaleCode=en");
        List<String> files = new ArrayList<>();
        page.onDownload(download -> files.add(download.suggestedFilename()));
        page.waitForDownload(() -> page.click("a.export"));
        assertThat(files).containsExactly("audit-trail.csv");
    }

    private long last() {
        return log.rows(AuditFilter.ALL, Long.MAX_VALUE, 1).stream()
                .mapToLong(AuditRow::id)
                .findFirst()
                .orElse(0);
    }

    private String account(long customer) {
        return jdbc.queryForObject(
                "SELECT ACCOUNT_ID FROM LOYALTY_ACCOUNT WHERE MEMBER_ID = ?", String.class, customer);
    }

    private static Map<String, String> campaign(String name) {
        return new HashMap<>(Map.of(
                "name", name,
                "priority", "100",
                "active", "true",
                "effect.kind", "PRICE_PERCENT",
                "effect.percent", "80",
                "window.zone", "UTC",
                "window.dates", "2031-02-0" + (1 + Math.floorMod(name.hashCode(), 9))));
    }
}
