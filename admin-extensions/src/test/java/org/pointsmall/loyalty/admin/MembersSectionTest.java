package org.pointsmall.loyalty.admin;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

@AdminTest
class MembersSectionTest {
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final String MEMBER = "org.pointsmall.loyalty.admin.member.Member";
    private static final String REFUSAL = "Members can only be viewed here.";

    @LocalServerPort
    int port;

    @Autowired
    Backroom backroom;

    @Autowired
    JdbcTemplate jdbc;

    private AdminSession admin;
    private String login;
    private long accountId;

    @BeforeEach
    void aMemberWith1250PointsAndAnAdminWhoIsSignedIn() throws Exception {
        login = "member" + NAMES.incrementAndGet();
        long customerId = backroom.aMember(login, 1250);
        accountId = accountOf(customerId);
        admin = AdminSession.of(port);
    }

    @Test
    void theMenuLeadsToAGridThatListsAccounts() throws Exception {
        String page = admin.get("/loyalty-members").body();

        assertThat(page).contains("href=\"/admin/loyalty-members\"").contains("Points");
        assertThat(page).contains("Login", "State", "Available", "Pending", "Held", "Spent", "Expired", "Debt");
        assertThat(rowOf(login)).contains("Active", "1250");
    }

    @Test
    void theGridFiltersAndSortsByAnyColumn() throws Exception {
        String rich = login + "rich";
        backroom.aMember(rich, 900_000);
        // Other tests have members, too, more than fit on a page.
        String both = "/loyalty-members?login=" + login;

        assertThat(admin.get("/loyalty-members?login=" + rich).body())
                .contains(rowLink(rich))
                .doesNotContain(rowLink(login));
        assertThat(admin.get(both + "&status=FROZEN").body()).doesNotContain(rowLink(login));
        assertThat(admin.get(both + "&sortProperty=available&sortDirection=DESCENDING")
                        .body())
                .containsSubsequence(rowLink(rich), rowLink(login));
        assertThat(admin.get(both + "&sortProperty=available&sortDirection=ASCENDING")
                        .body())
                .containsSubsequence(rowLink(login), rowLink(rich));
    }

    @Test
    void balancesAreThoseOfThisMoment() throws Exception {
        assertThat(rowOf(login)).contains("1250");

        jdbc.update("UPDATE LOYALTY_ACCOUNT SET AVAILABLE = 1251, STATUS = 'FROZEN' WHERE ACCOUNT_ID = ?", accountId);

        assertThat(rowOf(login)).contains("1251", "Frozen");
        assertThat(admin.get("/loyalty-members/" + accountId).body()).contains("1,251", "Frozen");

        jdbc.update("UPDATE LOYALTY_ACCOUNT SET AVAILABLE = 1250, STATUS = 'ACTIVE' WHERE ACCOUNT_ID = ?", accountId);
    }

    @Test
    void anAccountWhoseCustomerIsGoneIsListedByTheCustomersId() throws Exception {
        backroom.earn(987_654, 77);

        assertThat(rowOf("#987654")).contains("77");
        assertThat(admin.get("/loyalty-members/" + accountOf(987_654)).body()).contains("#987654");
    }

    @Test
    void theGridDoesNotOfferToAddMembers() throws Exception {
        assertThat(admin.get("/loyalty-members").body()).doesNotContain("add-main-entity");
    }

    @ParameterizedTest
    @CsvSource({
        "/loyalty-members/{id}, 405, This address does not take such a request.",
        "/loyalty-members/{id}/delete, 200, " + REFUSAL,
        "/loyalty-members/add, 200, " + REFUSAL
    })
    void aForgedPostIsRefusedAndChangesNothing(String path, int status, String words) throws Exception {
        List<Map<String, Object>> before = accounts();

        HttpResponse<String> answer = admin.post(path.replace("{id}", String.valueOf(accountId)), forgedForm());

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(words);
        assertThat(accounts()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/delete"})
    void aForgedPostThroughAnotherSectionIsRefusedToo(String action) throws Exception {
        List<Map<String, Object>> before = accounts();
        long productId = backroom.aProduct("Forged cup " + NAMES.incrementAndGet());
        Map<String, String> asProduct = forgedForm();
        asProduct.put("ceilingEntityClassname", "org.broadleafcommerce.core.catalog.domain.Product");

        admin.post("/product/" + productId + action, forgedForm());
        admin.post("/product/" + productId + action, asProduct);

        assertThat(accounts()).isEqualTo(before);
    }

    @Test
    void whoLacksThePermissionSeesNoMembers() throws Exception {
        jdbc.update(
                "DELETE FROM BLC_ADMIN_ROLE_PERMISSION_XREF WHERE ADMIN_ROLE_ID = -1 AND ADMIN_PERMISSION_ID = -28000");
        try {
            AdminSession other = AdminSession.of(port);

            assertThat(other.get("/product").body()).doesNotContain("/admin/loyalty-members");
            assertThat(other.get("/loyalty-members").body()).doesNotContain(rowLink(login));
            assertThat(other.get("/loyalty-members/" + accountId).body()).doesNotContain("Ana Lopez");
            assertThat(other.post("/loyalty-members/" + accountId, forgedForm()).body())
                    .doesNotContain("Ana Lopez");
        } finally {
            jdbc.update("INSERT INTO BLC_ADMIN_ROLE_PERMISSION_XREF (ADMIN_ROLE_ID, ADMIN_PERMISSION_ID)"
                    + " VALUES (-1, -28000)");
        }
    }

    @Test
    void anAdminInChineseReadsChinese() throws Exception {
        String chinese = admin.get("/loyalty-members?blLocaleCode=zh_CN").body();
        assertThat(chinese).contains("积分", "会员", "可用", "待生效", "已使用", "正常").doesNotContain("Pending");

        assertThat(admin.get("/loyalty-members?blLocaleCode=en").body())
                .contains("Points", "Members", "Pending", "Active")
                .doesNotContain("会员");
    }

    private Map<String, String> forgedForm() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("ceilingEntityClassname", MEMBER);
        form.put("entityType", MEMBER);
        form.put("id", String.valueOf(accountId));
        form.put("fields['id'].value", String.valueOf(accountId));
        form.put("fields['login'].value", login);
        form.put("fields['status'].value", "ACTIVE");
        form.put("fields['available'].value", "999999");
        return form;
    }

    private String rowOf(String customer) throws Exception {
        String page = admin.get("/loyalty-members?sortProperty=openedAt&sortDirection=DESCENDING")
                .body();
        int start = page.indexOf(rowLink(customer));
        assertThat(start).as("row of " + customer).isPositive();
        return page.substring(start, page.indexOf("</tr>", start));
    }

    /** How a row of the grid, and nothing else on the page, shows a customer. */
    private static String rowLink(String customer) {
        return ">" + customer + "</a>";
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
