package org.pointsmall.loyalty.admin;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.audit.AuditChange;
import org.pointsmall.loyalty.audit.AuditFilter;
import org.pointsmall.loyalty.audit.AuditLog;
import org.pointsmall.loyalty.audit.AuditRow;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** Members, balances and journals as tables for a Chinese Excel, and who has saved them. */
@AdminTest
class MemberTablesTest {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    @LocalServerPort
    int port;

    @Autowired
    Backroom backroom;

    @Autowired
    AuditLog log;

    @Autowired
    JdbcTemplate jdbc;

    private AdminSession admin;
    private String login;
    private long customer;
    private long account;

    @BeforeEach
    void aMemberWhoseNameIsAFormula() throws Exception {
        admin = AdminSession.of(port);
        admin.get("/loyalty-members?blLocaleCode=en");
        login = "csv-" + UUID.randomUUID();
        customer = backroom.aMember(login, 300);
        account =
                jdbc.queryForObject("SELECT ACCOUNT_ID FROM LOYALTY_ACCOUNT WHERE MEMBER_ID = ?", Long.class, customer);
        jdbc.update(
                "UPDATE BLC_CUSTOMER SET FIRST_NAME = '=HYPERLINK(\"http://evil\")', LAST_NAME = '王, 小明'"
                        + " WHERE CUSTOMER_ID = ?",
                customer);
    }

    @Test
    void theMembersOfAFilterAreSavedWithTheirNamesAndNoFormula() throws Exception {
        String table = text("/loyalty-members/members.csv?q=" + login);

        assertThat(table)
                .startsWith(
                        BYTE_ORDER_MARK + "Account,Login,Name,E-mail,Tier,Segment,State,Since,Last seen,Available\r\n")
                .contains("\r\n" + account + "," + login + ",\"'=HYPERLINK(\"\"http://evil\"\") 王, 小明\"," + login
                        + "@example.com,")
                .endsWith(",300\r\n");
        assertThat(table.lines()).hasSize(2);
        assertThat(saved("members.csv").get(0).note().changes())
                .containsExactly(new AuditChange("filter", "", "q=" + login));
    }

    @Test
    void everyBalanceIsSavedOnceAndSumsUp() throws Exception {
        backroom.hold(customer, 100);
        String table = text("/loyalty-members/balances.csv");

        assertThat(table)
                .startsWith(
                        BYTE_ORDER_MARK + "Account,Customer number,State,Available,Pending,Held,Spent,Expired,Debt\r\n")
                .contains("\r\n" + account + "," + customer + ",Active,200,0,100,0,0,0\r\n");
        // Other tests may go on earning meanwhile: those of accounts that are there are all there, each once.
        List<String> accounts =
                table.lines().skip(1).map(line -> line.split(",")[0]).toList();
        assertThat(accounts).doesNotHaveDuplicates().hasSizeGreaterThan(1);
        assertThat(jdbc.queryForList(
                        "SELECT ACCOUNT_ID FROM LOYALTY_ACCOUNT WHERE ACCOUNT_ID <= ?", String.class, account))
                .isSubsetOf(accounts);
        assertThat(saved("balances.csv").get(0).note().changes()).isEmpty();
    }

    @Test
    void theWholeJournalIsSavedInWordsWithTheOrdersNumberAtTheHold() throws Exception {
        backroom.hold(customer, 100);
        jdbc.update(
                "UPDATE LOYALTY_JOURNAL SET ORDER_NUMBER = ? WHERE ACCOUNT_ID = ? AND KIND = 'EARN'",
                "N" + account,
                account);
        jdbc.update(
                "UPDATE LOYALTY_JOURNAL SET ORDER_ID = (SELECT MAX(h.ORDER_ID) FROM LOYALTY_HOLD h WHERE h.ACCOUNT_ID = ?)"
                        + " WHERE ACCOUNT_ID = ?",
                account,
                account);
        String table = text("/loyalty-members/" + account + "/journal.csv");

        assertThat(table).startsWith(BYTE_ORDER_MARK).contains(",Earned,300,300,N" + account + ",test,");
        assertThat(table.lines().filter(line -> line.contains("Held for an order")))
                .singleElement()
                .asString()
                .contains(",N" + account + ",");
        assertThat(admin.get("/loyalty-members/" + account).body().split("N" + account, -1))
                .as("on the page, too")
                .hasSizeGreaterThan(4);
        assertThat(saved("journal-" + account + ".csv")).hasSize(1);
        assertThat(admin.get("/loyalty-members/999999999/journal.csv").statusCode())
                .isEqualTo(404);

        admin.get("/loyalty-members?blLocaleCode=zh_CN");
        assertThat(text("/loyalty-members/" + account + "/journal.csv")).contains("订单", "累积", "订单占用");
        admin.get("/loyalty-members?blLocaleCode=en");
    }

    @Test
    void whoLacksTheRightSavesNothing() throws Exception {
        String table = "no-right-" + login;
        backroom.without(-28090, () -> {
            for (String path : List.of("members.csv?q=" + table, "balances.csv?q=" + table, account + "/journal.csv")) {
                assertThat(admin.get("/loyalty-members/" + path).statusCode())
                        .as(path)
                        .isEqualTo(403);
            }
            assertThat(admin.get("/loyalty-members").body()).doesNotContain("members.csv");
            assertThat(admin.get("/loyalty-members/" + account).body()).doesNotContain("journal.csv");
        });
        assertThat(saved("journal-" + account + ".csv")).isEmpty();
        assertThat(log.rows(new AuditFilter("", "ACCOUNT", table, null, null), Long.MAX_VALUE, 5))
                .isEmpty();
    }

    private String text(String path) throws Exception {
        HttpResponse<String> answer = admin.get(path);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("attachment");
        return answer.body();
    }

    private List<AuditRow> saved(String table) {
        return log.rows(new AuditFilter("grace", "ACCOUNT", table, null, null), Long.MAX_VALUE, 5);
    }
}
