package org.pointsmall.loyalty.admin;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** The list of members, over HTTP: other tests have members, too, more than fit on a page. */
@AdminTest
class MembersSectionTest {
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final Pattern ROW = Pattern.compile("<td class=\"words who\"><a href=\"[^\"]*\">([^<]*)</a>");

    @LocalServerPort
    int port;

    @Autowired
    Backroom backroom;

    @Autowired
    JdbcTemplate jdbc;

    private AdminSession admin;
    private String login;
    private long customer;
    private long accountId;

    @BeforeEach
    void aMemberWith1250PointsAndAnAdminWhoIsSignedIn() throws Exception {
        login = "member" + NAMES.incrementAndGet() + "x";
        customer = backroom.aMember(login, 1250);
        accountId = accountOf(customer);
        admin = AdminSession.of(port);
        admin.get("/loyalty-members?blLocaleCode=en");
    }

    @Test
    void theMenuLeadsToTheListWithTheNewestFirst() throws Exception {
        String page = admin.get("/loyalty-members").body();

        assertThat(page).contains("href=\"/admin/loyalty-members\"");
        assertThat(page).contains("Tier", "Segment", "State", "Available", "Last seen", "Since");
        assertThat(logins(page)).hasSizeLessThanOrEqualTo(50).startsWith(login);
        assertThat(rowOf(page, login)).contains("Ana Lopez", login + "@example.com", "Active", "1,250");
    }

    @Test
    void oneFieldFindsByAnythingThatStaffHaveAtHand() throws Exception {
        jdbc.update(
                "UPDATE BLC_CUSTOMER SET FIRST_NAME = '小明', LAST_NAME = ? WHERE CUSTOMER_ID = ?",
                "欧阳" + login,
                customer);
        String number = "ORD-" + login;
        jdbc.update(
                "INSERT INTO BLC_ORDER (ORDER_ID, CUSTOMER_ID, ORDER_NUMBER, ORDER_STATUS) VALUES (?, ?, ?, 'SUBMITTED')",
                9_000_000 + customer,
                customer,
                number);
        String phone = "+86 138-" + customer;
        jdbc.update("INSERT INTO BLC_PHONE (PHONE_ID, PHONE_NUMBER) VALUES (?, ?)", 9_000_000 + customer, phone);
        jdbc.update(
                "INSERT INTO BLC_CUSTOMER_PHONE (CUSTOMER_PHONE_ID, CUSTOMER_ID, PHONE_ID) VALUES (?, ?, ?)",
                9_000_000 + customer,
                customer,
                9_000_000 + customer);

        for (String words : List.of(
                login,
                login.toUpperCase(Locale.ROOT),
                login + "@exam",
                "欧阳" + login,
                "小明 欧阳" + login,
                number,
                phone,
                "#" + customer)) {
            assertThat(logins(search(words))).as(words).containsExactly(login);
        }
        for (String words :
                List.of("ember", number.substring(1), number + "0", "%" + login, "_" + login.substring(1))) {
            assertThat(logins(search(words))).as(words).doesNotContain(login);
        }
    }

    @Test
    void whatNobodyFitsSaysWhatToDo() throws Exception {
        assertThat(search("nobody-is-called-so"))
                .contains("No member fits", "Show everybody")
                .doesNotContain("<table class=\"members\">");
    }

    @Test
    void filtersByTierAndBalanceAndState() throws Exception {
        String rich = login + "rich";
        long gold = accountOf(backroom.aMember(rich, 900_000));
        jdbc.update(
                "INSERT INTO LOYALTY_MEMBER_TIER (ACCOUNT_ID, TIER_CODE, TIER_RANK, REACHED_AT, ENDS_AT, REVIEW_AT, REVISION)"
                        + " VALUES (?, 'diamond', 1, CURRENT_TIMESTAMP, CURRENT_TIMESTAMP + INTERVAL '9' DAY,"
                        + " CURRENT_TIMESTAMP + INTERVAL '9' DAY, 1)",
                gold);

        assertThat(logins(search(login))).containsExactly(rich, login);
        assertThat(logins(search(login, "&sort=balance"))).containsExactly(login, rich);
        assertThat(logins(search(login, "&tier=diamond"))).containsExactly(rich);
        assertThat(logins(search(login, "&tier=-"))).containsExactly(login);
        assertThat(logins(search(login, "&least=1,250&most=1250"))).containsExactly(login);
        assertThat(logins(search(login, "&least=1251"))).containsExactly(rich);
        assertThat(logins(search(login, "&status=FROZEN"))).isEmpty();

        // Nothing decided on it, which the overview would tell.
        jdbc.update("DELETE FROM LOYALTY_MEMBER_TIER WHERE ACCOUNT_ID = ?", gold);
    }

    @Test
    void pagesFollowOneAnotherInTheOrderThatWasChosen() throws Exception {
        long least = 70_000_000 + NAMES.incrementAndGet() * 1_000L;
        for (int one = 0; one < 120; one++) {
            backroom.earn(80_000_000 + least + one, least + one / 3);
        }
        List<String> seen = new ArrayList<>();
        String path = "/loyalty-members?sort=-balance&least=" + least + "&most=" + (least + 999);
        int pages = 0;
        while (path != null) {
            String page = admin.get(path).body();
            seen.addAll(logins(page));
            pages++;
            Matcher next =
                    Pattern.compile("class=\"next\" href=\"/admin([^\"]*)\"").matcher(page);
            path = next.find() ? next.group(1).replace("&amp;", "&") : null;
        }

        List<String> expected = new ArrayList<>();
        for (int one = 119; one >= 0; one--) {
            expected.add("#" + (80_000_000 + least + one));
        }
        assertThat(seen).isEqualTo(expected);
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void balancesAreThoseOfThisMoment() throws Exception {
        jdbc.update("UPDATE LOYALTY_ACCOUNT SET AVAILABLE = 1251, STATUS = 'FROZEN' WHERE ACCOUNT_ID = ?", accountId);

        assertThat(rowOf(search(login), login)).contains("1,251", "Frozen");
        assertThat(admin.get("/loyalty-members/" + accountId).body()).contains("1,251", "Frozen");

        jdbc.update("UPDATE LOYALTY_ACCOUNT SET AVAILABLE = 1250, STATUS = 'ACTIVE' WHERE ACCOUNT_ID = ?", accountId);
    }

    @Test
    void anAccountWhoseCustomerIsGoneIsListedByTheCustomersNumber() throws Exception {
        backroom.earn(987_654, 77);

        assertThat(rowOf(search("#987654"), "#987654")).contains("77");
        assertThat(admin.get("/loyalty-members/" + accountOf(987_654)).body()).contains("#987654");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "least=many",
                "most=-1",
                "status=RICH",
                "behind=NOBODY",
                "behind=JOINED&from=2026-13-01",
                "behind=JOINED&from=2026-02-02&until=2026-02-01",
                "behind=ACTIVE&until=0001-01-01"
            })
    void whatMakesNoSenseListsNobodyAndSavesNothing(String query) throws Exception {
        HttpResponse<String> page = admin.get("/loyalty-members?" + query);

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(logins(page.body())).isEmpty();
        assertThat(page.body()).contains("alert-box alert");
        assertThat(admin.get("/loyalty-members/members.csv?" + query).statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"/loyalty-members/{id}, 405", "/loyalty-members/{id}/delete, 404", "/loyalty-members/add, 404"})
    void whatIsSentByForceChangesNothing(String path, int status) throws Exception {
        List<Map<String, Object>> before = accounts();

        HttpResponse<String> answer = admin.post(
                path.replace("{id}", String.valueOf(accountId)),
                Map.of("id", String.valueOf(accountId), "fields['available'].value", "999999"));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(accounts()).isEqualTo(before);
    }

    @Test
    void whoLacksThePermissionSeesNoMembers() throws Exception {
        backroom.without(-28000, () -> {
            AdminSession other = AdminSession.of(port);

            assertThat(other.get("/product").body()).doesNotContain("/admin/loyalty-members");
            assertThat(other.get("/loyalty-members").statusCode()).isEqualTo(403);
            assertThat(other.get("/loyalty-members/" + accountId).body()).doesNotContain("Ana Lopez");
            assertThat(other.get("/loyalty-members/of-customer/" + customer).statusCode())
                    .isEqualTo(403);
        });
    }

    @Test
    void anAdminInChineseReadsChinese() throws Exception {
        assertThat(admin.get("/loyalty-members?blLocaleCode=zh_CN").body())
                .contains("会员", "等级", "分群", "最近活跃", "可用", "正常", "查找会员")
                .doesNotContain("Last seen");

        assertThat(admin.get("/loyalty-members?blLocaleCode=en").body())
                .contains("Points", "Members", "Last seen", "Active")
                .doesNotContain("最近活跃");
    }

    @Test
    void theStoresFormsLeadToTheMemberAndToWhatAnOrderMoved() throws Exception {
        assertThat(admin.get("/loyalty-members/of-customer/" + customer).uri().getPath())
                .isEqualTo("/admin/loyalty-members/" + accountId);
        assertThat(admin.get("/loyalty-members/of-customer/999999999").body()).contains("not a member yet");
        assertThat(admin.get("/loyalty-members/of-order/999999999").body()).contains("moved no points");

        long product = backroom.aProduct("Linked cup " + NAMES.incrementAndGet());
        backroom.aPlacedOrder(customer, product, 1, Instant.now(), 33);
        long order = jdbc.queryForObject(
                "SELECT MAX(ORDER_ID) FROM LOYALTY_JOURNAL WHERE ACCOUNT_ID = ?", Long.class, accountId);
        HttpResponse<String> page = admin.get("/loyalty-members/of-order/" + order);
        assertThat(page.uri().toString()).endsWith("/loyalty-members/" + accountId + "?order=" + order);
        assertThat(page.body())
                .contains("Only what order P" + order + " moved", "href=\"/admin/order/" + order + "\"")
                .contains("href=\"/admin/customer/" + customer + "\"", "+33")
                .doesNotContain("+1,250");
    }

    private String search(String words) throws Exception {
        return search(words, "");
    }

    private String search(String words, String more) throws Exception {
        return admin.get("/loyalty-members?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8) + more)
                .body();
    }

    private static List<String> logins(String page) {
        return ROW.matcher(page)
                .results()
                .map((MatchResult row) -> row.group(1))
                .toList();
    }

    private static String rowOf(String page, String who) {
        int start = page.indexOf(">" + who + "</a>");
        assertThat(start).as("row of " + who).isPositive();
        return page.substring(start, page.indexOf("</tr>", start));
    }

    private long accountOf(long customerId) {
        Long id = jdbc.queryForObject(
                "SELECT ACCOUNT_ID FROM LOYALTY_ACCOUNT WHERE MEMBER_ID = ?", Long.class, customerId);
        return id == null ? 0 : id;
    }

    private List<Map<String, Object>> accounts() {
        return jdbc.queryForList("SELECT * FROM LOYALTY_ACCOUNT ORDER BY ACCOUNT_ID");
    }
}
