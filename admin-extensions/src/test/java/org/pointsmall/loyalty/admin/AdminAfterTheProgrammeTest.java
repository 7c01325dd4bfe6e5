package org.pointsmall.loyalty.admin;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pointsmall.broadleaf.boot.persistence.StoreDatabase;
import org.pointsmall.loyalty.removal.WayOut;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The admin of a store that had the programme, switched off and taken out: each in a JVM of its own, on a copy of the
 * database of the admin that the other tests share.
 */
@AdminTest
class AdminAfterTheProgrammeTest {
    private final String name = "after-" + UUID.randomUUID();

    @Autowired
    Backroom backroom;

    @Autowired
    JdbcTemplate jdbc;

    /** One page that is broken does not hide the next. */
    private final SoftAssertions softly = new SoftAssertions();

    private JdbcTemplate copy;
    private Server server;
    private long product;
    private long member;
    private long order;

    @BeforeEach
    void aCopyOfAStoreThatHasTheProgramme() throws SQLException {
        product = backroom.aProduct("Lamp " + name);
        jdbc.update("UPDATE BLC_PRODUCT SET LOYALTY_NO_EARN = TRUE WHERE PRODUCT_ID = ?", product);
        member = backroom.aMember(name, 700);
        backroom.aPlacedOrder(member, product, 2, Instant.parse("2026-11-20T10:00:00Z"), 25);
        order = jdbc.queryForObject("SELECT ORDER_ID FROM BLC_ORDER WHERE CUSTOMER_ID = ?", Long.class, member);
        jdbc.update(
                "INSERT INTO BLC_ORDER_PAYMENT"
                        + " (ORDER_PAYMENT_ID, ORDER_ID, AMOUNT, PAYMENT_TYPE, GATEWAY_TYPE, ARCHIVED)"
                        + " VALUES (?, ?, 5.00, 'LOYALTY_POINTS', 'Loyalty', 'N')",
                900_000_000 + order,
                order);
        copy = new JdbcTemplate(new DriverManagerDataSource(
                StoreDatabase.of("jdbc:h2:mem:" + name).url()));
        jdbc.queryForList("SCRIPT", String.class).stream()
                .filter(statement -> !statement.startsWith("CREATE USER"))
                .forEach(copy::execute);
        server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
    }

    @AfterEach
    void dropTheCopy() {
        server.stop();
        copy.execute("SHUTDOWN");
    }

    /** As the install page says: the command is run before the admin starts without the jars. */
    @Test
    void takenOut() throws Exception {
        WayOut wayOut = WayOut.of(copy.getDataSource(), BusinessTime.ofTheMachine(), Duration.ofDays(30));
        softly.assertThat(wayOut.sections()).isGreaterThan(8);
        wayOut.leaveTheMenu();
        softly.assertThat(wayOut.sections()).isZero();
        try (OwnAdmin admin = OwnAdmin.withoutPlugin(properties())) {
            goesOnWithout(admin);
        }
    }

    @Test
    void switchedOff() throws Exception {
        try (OwnAdmin admin = OwnAdmin.withPlugin(properties("loyalty.enabled=false"))) {
            goesOnWithout(admin);
        }
    }

    /** Broadleaf loads the class of each section for its menu: that one start is what the command is for. */
    @Test
    void theInstallPageHasTheStatementsOfTheCommand() throws Exception {
        String install = Files.readString(Path.of("../docs/install.md"));
        int begin = install.indexOf("DELETE FROM BLC_ADMIN_USER_PERMISSION_XREF");
        for (String statement :
                install.substring(begin, install.indexOf("```", begin)).split(";\\s*")) {
            copy.execute(statement);
        }
        WayOut wayOut = WayOut.of(copy.getDataSource(), BusinessTime.ofTheMachine(), Duration.ofDays(30));
        softly.assertThat(wayOut.sections()).isZero();
        softly.assertThat(copy.queryForObject(
                        "SELECT COUNT(*) FROM BLC_ADMIN_PERMISSION WHERE ADMIN_PERMISSION_ID BETWEEN -28999 AND -28000",
                        Long.class))
                .isZero();
        softly.assertAll();
    }

    private void goesOnWithout(OwnAdmin admin) throws Exception {
        AdminSession session = AdminSession.of(admin.port());
        session.get("/product?blLocaleCode=en");
        everySectionOfTheStoreOpens(session);
        theProductsFormIsSaved(session);
        theOrderIsReadable(session);
        theMembersFormIsThere(session);
        theMenuIsTheStoresOwn(session);
        softly.assertAll();
    }

    private void everySectionOfTheStoreOpens(AdminSession session) throws Exception {
        for (String section :
                copy.queryForList("SELECT URL FROM BLC_ADMIN_SECTION WHERE ADMIN_SECTION_ID > -28000", String.class)) {
            page(session, section);
        }
    }

    private void theProductsFormIsSaved(AdminSession session) throws Exception {
        String form = "/product/" + product;
        String page = page(session, form);
        softly.assertThat(page.contains("Lamp " + name)).isTrue();
        softly.assertThat(page.contains("loyaltyNoEarn")).isFalse();
        Map<String, String> fields = new LinkedHashMap<>(AdminSession.inputs(page));
        fields.put("fields['manufacturer'].value", "Lantern makers");
        HttpResponse<String> saved = session.post(form, fields);
        softly.assertThat(saved.statusCode()).isEqualTo(200);
        softly.assertThat(saved.body().contains("There was a problem saving")).isFalse();
        softly.assertThat(copy.queryForObject(
                        "SELECT MANUFACTURE FROM BLC_PRODUCT WHERE PRODUCT_ID = ?", String.class, product))
                .isEqualTo("Lantern makers");
        softly.assertThat(copy.queryForObject(
                        "SELECT LOYALTY_NO_EARN FROM BLC_PRODUCT WHERE PRODUCT_ID = ?", Boolean.class, product))
                .as("what the programme knew of it is kept")
                .isTrue();
    }

    private void theOrderIsReadable(AdminSession session) throws Exception {
        softly.assertThat(page(session, "/order").contains("P" + order)).isTrue();
        String page = page(session, "/order/" + order);
        softly.assertThat(page.contains("P" + order)).isTrue();
        softly.assertThat(page.contains("5.00")).as("the points payment").isTrue();
    }

    private void theMembersFormIsThere(AdminSession session) throws Exception {
        softly.assertThat(page(session, "/customer/" + member).contains(name)).isTrue();
    }

    private void theMenuIsTheStoresOwn(AdminSession session) throws Exception {
        softly.assertThat(page(session, "/product").contains("href=\"/admin/order\""))
                .as("the store's sections")
                .isTrue();
        softly.assertThat(page(session, "/product").contains("/admin/loyalty-"))
                .as("ours")
                .isFalse();
    }

    private String page(AdminSession session, String path) throws Exception {
        HttpResponse<String> answer = session.get(path);
        softly.assertThat(answer.statusCode()).as(path).isEqualTo(200);
        softly.assertThat(answer.body().contains("adminLogout.htm"))
                .as("menu of " + path)
                .isTrue();
        softly.assertThat(answer.body().contains("BREADCRUMB UNAVAILABLE"))
                .as("breadcrumb of " + path)
                .isFalse();
        return answer.body();
    }

    private String[] properties(String... more) {
        String[] all = {
            "broadleaf.schema=none",
            "broadleaf.currency=CNY",
            "broadleaf.database.url=jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/mem:" + name,
        };
        return Stream.concat(Arrays.stream(all), Arrays.stream(more)).toArray(String[]::new);
    }
}
