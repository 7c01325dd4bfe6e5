package org.pointsmall.loyalty.admin;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Somebody looks for members, in a real Chromium, in both languages. Among members of other tests: by their own names. */
@AdminTest
class MembersInABrowserTest extends BrowserFixture {
    private static final long RUN = 28_018;

    @Autowired
    Backroom backroom;

    @Autowired
    JdbcTemplate jdbc;

    @AfterEach
    void english() {
        jdbc.update("UPDATE LOYALTY_SEGMENTATION SET RUN_ID = NULL WHERE RUN_ID = ?", RUN);
        jdbc.update("DELETE FROM LOYALTY_SEGMENT_COUNT WHERE RUN_ID = ?", RUN);
        jdbc.update("DELETE FROM LOYALTY_MEMBER_SEGMENT WHERE RUN_ID = ?", RUN);
        jdbc.update("DELETE FROM LOYALTY_SEGMENT_RUN WHERE RUN_ID = ?", RUN);
    }

    /** Menu twice, one field, one click: then a choice and a click for what was forgotten. */
    @Test
    void aMemberIsFoundByWhatIsAtHandAndTheListIsNarrowed() {
        long yun = backroom.aMember("yunxi", 4_321);
        backroom.aMember("yunxi.who.has.a.rather.long.login@shop.example.com", 1_234_567_890);
        jdbc.update("UPDATE BLC_CUSTOMER SET LAST_NAME = '云曦', FIRST_NAME = '长安' WHERE CUSTOMER_ID = ?", yun);
        seen(yun, LocalDate.now(ZoneOffset.UTC).minusDays(400));

        home();
        page.click("#sideMenu >> text=Points");
        page.click("#sideMenu >> text=Members");
        page.fill("#q", "云曦长安");
        page.click("form.seek button");
        assertThat(page.locator("table.members tbody tr")).hasCount(1);
        assertThat(page.locator("table.members tbody")).containsText("4,321");
        page.fill("#q", "yunxi");
        page.click("form.seek button");
        assertThat(page.locator("table.members tbody tr")).hasCount(2);
        page.click("a.by-balance");
        assertThat(page.locator("table.members tbody tr").first()).containsText("1,234,567,890");
        assertThat(sideways()).isFalse();
        screenshot("members-found");
        page.selectOption("#behind", "DORMANT");
        page.click("form.seek button");
        assertThat(page.locator("table.members tbody tr")).hasCount(1);
        assertThat(page.locator(".said-behind")).containsText("180 days");
        page.click("table.members tbody a");
        assertThat(page.locator(".standing")).containsText("Last seen");

        open("/loyalty-members?q=nobody-at-all&blLocaleCode=zh_CN");
        assertThat(page.locator("p.empty")).containsText("没有符合条件的会员");
        assertThat(sideways()).isFalse();
        screenshot("members-none-zh");
        page.click("a.clear");
        page.fill("#q", "yunxi");
        page.click("form.seek button");
        assertThat(page.locator("table.members tbody tr")).hasCount(2);
        assertThat(sideways()).isFalse();
        screenshot("members-found-zh");
        open("/loyalty-members?blLocaleCode=en");
    }

    @Test
    void aSegmentAndAFigureLeadToTheirMembers() {
        long lost = backroom.aMember("segment.lost", 11);
        long loyal = backroom.aMember("segment.loyal", 12);
        segment(lost, "lost");
        segment(loyal, "loyal");

        open("/loyalty-segments?blLocaleCode=en");
        page.click("table.segments tr:has-text('Lost') td.number a");
        assertThat(page.locator("table.members tbody tr")).hasCount(1);
        assertThat(page.locator("table.members tbody")).containsText("segment.lost");
        assertThat(page.locator("#segment")).hasValue("lost");
        screenshot("members-of-a-segment");

        open("/loyalty-overview");
        page.click("table.members tr:has-text('New members') a");
        assertThat(page.locator(".said-behind")).containsText("accounts were opened from");
        assertThat(page.locator("table.members tbody")).containsText("segment.loyal");
        open("/loyalty-segments?blLocaleCode=zh_CN");
        page.click("table.segments tr:has-text('lost') td.number a");
        assertThat(page.locator("table.members tbody tr")).hasCount(1);
        screenshot("members-of-a-segment-zh");
        open("/loyalty-members?blLocaleCode=en");
    }

    @Test
    void theStoresOwnFormsLeadHereAndBack() {
        long customer = backroom.aMember("linked.customer", 50);
        backroom.aPlacedOrder(customer, backroom.aProduct("Linked pot"), 1, Instant.now(), 21);
        long order = jdbc.queryForObject(
                "SELECT MAX(j.ORDER_ID) FROM LOYALTY_JOURNAL j JOIN LOYALTY_ACCOUNT a ON a.ACCOUNT_ID = j.ACCOUNT_ID"
                        + " WHERE a.MEMBER_ID = ?",
                Long.class,
                customer);

        open("/customer/" + customer + "?blLocaleCode=en");
        screenshot("customer-form");
        page.click(".loyalty-member-link a");
        assertThat(page.locator(".facts").first()).containsText("linked.customer");
        page.click("a.customer");
        assertThat(page).hasURL(Pattern.compile(".*/customer/" + customer + "$"));

        open("/order/" + order);
        screenshot("order-form");
        page.click(".loyalty-member-link a");
        assertThat(page.locator(".of-order")).containsText("P" + order);
        assertThat(page.locator("table.journal tbody tr")).hasCount(1);
        assertThat(sideways()).isFalse();
        screenshot("member-of-order");
        page.click("table.journal td.code a");
        assertThat(page).hasURL(Pattern.compile(".*/order/" + order + "$"));

        open("/order/" + order + "?blLocaleCode=zh_CN");
        assertThat(page.locator(".loyalty-member-link")).containsText("查看该订单的积分变动");
        page.click(".loyalty-member-link a");
        page.click(".of-order a.all");
        assertThat(page.locator("table.journal tbody tr")).hasCount(2);
        screenshot("member-linked-zh");
        open("/loyalty-members?blLocaleCode=en");
    }

    private void seen(long customer, LocalDate day) {
        jdbc.update(
                "INSERT INTO LOYALTY_LAST_ACTIVE (ACCOUNT_ID, BUSINESS_DAY)"
                        + " SELECT ACCOUNT_ID, ? FROM LOYALTY_ACCOUNT WHERE MEMBER_ID = ?",
                Integer.parseInt(day.toString().replace("-", "")),
                customer);
    }

    /** As the job leaves it that grades members. */
    private void segment(long member, String segment) {
        Timestamp now = Timestamp.from(Instant.now());
        if (jdbc.queryForList("SELECT RUN_ID FROM LOYALTY_SEGMENT_RUN WHERE RUN_ID = ?", RUN)
                .isEmpty()) {
            jdbc.update(
                    "INSERT INTO LOYALTY_SEGMENT_RUN (RUN_ID, PHASE, SINCE, AS_OF, ZONE_ID, CURRENCY, FINISHED_AT,"
                            + " MEMBERS, GRADED, UP_TO_MEMBER_ID) VALUES (?, 'FINISHED', ?, ?, 'UTC', 'CNY', ?, 2, 2, 0)",
                    RUN,
                    Timestamp.from(Instant.parse("2024-01-01T00:00:00Z")),
                    now,
                    now);
            jdbc.update("UPDATE LOYALTY_SEGMENTATION SET RUN_ID = ? WHERE ID = 1", RUN);
        }
        jdbc.update("INSERT INTO LOYALTY_SEGMENT_COUNT (RUN_ID, SEGMENT, MEMBERS) VALUES (?, ?, 1)", RUN, segment);
        jdbc.update(
                "INSERT INTO LOYALTY_MEMBER_SEGMENT (RUN_ID, MEMBER_ID, LAST_ORDER_AT, AGE_DAYS, ORDERS, SPENT, RECENCY,"
                        + " FREQUENCY, MONETARY, SEGMENT) VALUES (?, ?, ?, 400, 1, 100, 1, 1, 1, ?)",
                RUN,
                member,
                now,
                segment);
    }
}
