package org.pointsmall.loyalty.admin;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pointsmall.loyalty.proof.ProveLedger;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** All that staff may do to an account, by HTTP, and all that they may not. */
@AdminTest
class MemberDeskTest {
    private static final AtomicInteger NAMES = new AtomicInteger();

    @LocalServerPort
    int port;

    @Autowired
    Backroom backroom;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    ProveLedger prove;

    private AdminSession admin;
    private String login;
    private long customer;
    private String page;
    private long differencesBefore;

    @BeforeEach
    void aMemberWith1250PointsAndAnAdminWhoIsSignedIn() throws Exception {
        login = "desk" + NAMES.incrementAndGet();
        customer = backroom.aMember(login, 1250);
        page = pageOf(customer);
        admin = AdminSession.of(port);
        differencesBefore = prove.prove().differenceCount();
    }

    /** Others that share this database may have left it otherwise. */
    @AfterEach
    void theLedgerIsAsWholeAsBefore() {
        assertThat(prove.prove().differenceCount()).isEqualTo(differencesBefore);
    }

    @Test
    void theAccountIsShownInFull() throws Exception {
        backroom.earnLasting(customer, 30, 90);

        String shown = admin.get(page).body();

        assertThat(shown).contains(login, "Ana Lopez", login + "@example.com", "Active", "1,280", "12.80 CNY");
        assertThat(tableOf(shown, "lots")).contains("never expires", "2027-", "1,250", "30");
        assertThat(tableOf(shown, "journal")).containsSubsequence("+30", "1,280", "+1,250", "1,250");
        assertThat(shown).contains("The state of this account has never been changed.");
    }

    @ParameterizedTest
    @CsvSource({
        "500, 1750, 500 points were given.",
        "+500, 1750, 500 points were given.",
        "-1250, 0, '1,250 points were taken.'",
        "1000000000, 1000001250, '1,000,000,000 points were given.'"
    })
    void pointsAreGivenAndTakenUnderTheAdminsName(String points, long left, String said) throws Exception {
        HttpResponse<String> answer = adjust(points, "goodwill <b>&", shownKey());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains(said);
        assertThat(tableOf(answer.body(), "journal")).contains("Adjusted", "grace", "goodwill &lt;b&gt;&amp;");
        assertThat(available()).isEqualTo(left);
        assertThat(jdbc.queryForMap("SELECT ACTOR, REASON FROM LOYALTY_JOURNAL WHERE KIND = 'ADJUST'"
                        + " AND ACCOUNT_ID = " + account()))
                .containsEntry("ACTOR", "grace")
                .containsEntry("REASON", "goodwill <b>&");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "abc",
                "0",
                "-0",
                "1.5",
                "1,000",
                "1e3",
                "+",
                "--5",
                "1000000001",
                "-1000000001",
                "9223372036854775807",
                "10000000000000000000",
                "-10000000000000000000",
                "\u0665"
            })
    void whatIsNoNumberOfPointsIsRefusedInWords(String points) throws Exception {
        HttpResponse<String> answer = adjust(points, "goodwill", shownKey());

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("Points are a whole number other than 0, at most 1,000,000,000 at a time.")
                .contains("value=\"goodwill\"");
        nothingHasChanged();
    }

    static Stream<String> noReasons() {
        return Stream.of("", "   ", "x".repeat(256), "two\nlines", "nul\u0000");
    }

    @ParameterizedTest
    @MethodSource("noReasons")
    void nothingIsDoneWithoutAReasonOf1To255Characters(String reason) throws Exception {
        String refusal = "Give a reason of 1 to 255 characters, on one line and without invisible characters.";
        String key = shownKey();
        Map<String, String> form = new HashMap<>(Map.of(
                "points",
                "5",
                "key",
                key,
                "reason",
                reason,
                "confirmed",
                "true",
                "leftover",
                "FORFEIT",
                "into",
                aMember()));

        for (String action : List.of("adjust", "freeze", "unfreeze", "close", "merge")) {
            HttpResponse<String> answer = admin.post(page + "/" + action, form);
            assertThat(answer.statusCode()).as(action).isEqualTo(422);
            assertThat(answer.body()).as(action).contains(refusal);
        }
        nothingHasChanged();
        assertThat(adjust("5", "y".repeat(255), key).statusCode()).isEqualTo(200);
        assertThat(available()).isEqualTo(1255);
    }

    @Test
    void moreThanTheMemberHasIsNotTaken() throws Exception {
        HttpResponse<String> answer = adjust("-1251", "mistake", shownKey());

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("This takes 1,251 points, and the member has 1,250 available.");
        nothingHasChanged();
    }

    @Test
    void givenPointsLastAsLongAsItIsTyped() throws Exception {
        String key = shownKey();
        assertThat(admin.post(page + "/adjust", Map.of("points", "30", "reason", "sorry", "key", key, "validDays", "0"))
                        .body())
                .contains("Say for how many days points that are given last");
        HttpResponse<String> given = admin.post(
                page + "/adjust", Map.of("points", "30", "reason", "sorry", "key", key, "lastDay", "2099-03-01"));

        assertThat(given.body())
                .contains("30 points were given.", "30 of these points can be spent through 2099-03-01");
        assertThat(tableOf(given.body(), "lots")).contains("2099-03-01", "30");
    }

    @Test
    void aFormThatIsSentTwiceAdjustsOnce() throws Exception {
        String key = shownKey();

        List<CompletableFuture<Integer>> clicks = Stream.of(1, 2, 3)
                .map(click -> CompletableFuture.supplyAsync(() -> statusOf(key)))
                .toList();

        assertThat(clicks).allSatisfy(click -> assertThat(click.join()).isEqualTo(200));
        assertThat(adjust("100", "twice", key).body()).contains("100 points were given.");
        assertThat(available()).isEqualTo(1350);
    }

    private int statusOf(String key) {
        try {
            return adjust("100", "twice", key).statusCode();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aKeyThatHasBeenUsedIsRefusedForSomethingElseAndReplaced() throws Exception {
        String key = shownKey();
        adjust("100", "once", key);

        HttpResponse<String> answer = adjust("200", "once", key);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("This form has been sent before with something else in it.");
        assertThat(available()).isEqualTo(1350);
        String fresh = AdminSession.inputs(answer.body()).get("key");
        assertThat(fresh).isNotEqualTo(key);
        adjust("200", "once", fresh);
        assertThat(available()).isEqualTo(1550);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "not-a-key", "earn-order:1"})
    void aKeyThatNoFormWasShownWithIsRefused(String key) throws Exception {
        assertThat(adjust("5", "forged", key).statusCode()).isEqualTo(422);
        nothingHasChanged();
    }

    @Test
    void anAdjustmentIsReversedOnce() throws Exception {
        adjust("-200", "slip", shownKey());
        long entry = lastEntry();

        String reversed = admin.post(page + "/entries/" + entry + "/reverse", Map.of("reason", "sorry"))
                .body();
        HttpResponse<String> again = admin.post(page + "/entries/" + entry + "/reverse", Map.of("reason", "sorry"));

        assertThat(reversed).contains("The adjustment " + grouped(entry) + " was reversed.");
        assertThat(tableOf(reversed, "journal"))
                .contains("Reversed", "reversed by")
                .doesNotContain("<details");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(available()).isEqualTo(1250);
    }

    @Test
    void onlyAdjustmentsOfThisVeryAccountAreReversed() throws Exception {
        long earning = lastEntry();
        HttpResponse<String> ofAnother = admin.post(
                pageOf(backroom.aMember(other(), 5)) + "/entries/" + earning + "/reverse", Map.of("reason", "forged"));
        HttpResponse<String> noAdjustment =
                admin.post(page + "/entries/" + earning + "/reverse", Map.of("reason", "forged"));
        HttpResponse<String> noEntry =
                admin.post(page + "/entries/" + (earning + 999_999) + "/reverse", Map.of("reason", "forged"));

        assertThat(ofAnother.body()).contains("This account has no such entry.");
        assertThat(noAdjustment.body()).contains("Only adjustments can be reversed here.");
        assertThat(noEntry.body()).contains("This account has no such entry.");
        assertThat(List.of(ofAnother, noAdjustment, noEntry))
                .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(422));
        nothingHasChanged();
    }

    @Test
    void anAccountIsFrozenAndUnfrozen() throws Exception {
        assertThat(admin.get(page).body()).contains("action=\"/admin" + page + "/freeze\"");
        String frozen = admin.post(page + "/freeze", Map.of("reason", "fraud?")).body();
        assertThat(frozen).contains("The account is frozen.", "Frozen", "Unfreeze account", page + "/unfreeze\"");
        assertThat(tableOf(frozen, "changes")).contains("Active", "Frozen", "grace", "fraud?");

        String active = admin.post(page + "/unfreeze", Map.of("reason", "no")).body();
        assertThat(active).contains("The account is active again.", "Freeze account");
        assertThat(status()).isEqualTo("ACTIVE");
    }

    @Test
    void aClosedAccountRefusesAllThatFollows() throws Exception {
        adjust("-200", "slip", shownKey());
        long taken = lastEntry();
        assertThat(admin.post(page + "/close", Map.of("reason", "left", "leftover", "FORFEIT"))
                        .body())
                .contains("Confirm that you know that this cannot be undone.");
        assertThat(status()).isEqualTo("ACTIVE");

        String closed = admin.post(
                        page + "/close", Map.of("reason", "left", "leftover", "FORFEIT", "confirmed", "true"))
                .body();

        assertThat(closed).contains("The account is closed.", "Lost by closing").doesNotContain("name=\"points\"");
        assertThat(available()).isZero();
        for (String action : List.of("adjust", "freeze", "unfreeze", "entries/" + taken + "/reverse")) {
            HttpResponse<String> answer =
                    admin.post(page + "/" + action, Map.of("reason", "late", "points", "5", "key", someKey()));
            assertThat(answer.statusCode()).as(action).isEqualTo(422);
            assertThat(answer.body()).as(action).contains("The account is closed");
        }
        assertThat(available()).isZero();
    }

    @Test
    void anAccountIsPaidOut() throws Exception {
        String closed = admin.post(
                        page + "/close", Map.of("reason", "moved", "leftover", "PAY_OUT", "confirmed", "true"))
                .body();

        assertThat(closed).contains("Paid out by closing", "1,250 points were paid out as 12.50 CNY.");
        assertThat(available()).isZero();
    }

    @Test
    void whileAnOrderHoldsPointsAnAccountIsNeitherClosedNorMerged() throws Exception {
        backroom.hold(customer, 40);
        String held = "40 points of this account are held for an order under way.";

        assertThat(admin.post(page + "/close", Map.of("reason", "x", "confirmed", "true"))
                        .body())
                .contains(held);
        assertThat(merge(aMember()).body()).contains(held);
        assertThat(tableOf(admin.get(page).body(), "lots")).contains("40");
        assertThat(status()).isEqualTo("ACTIVE");
    }

    @Test
    void anAccountBecomesPartOfAnother() throws Exception {
        String into = aMember();

        String merged = merge(into).body();

        assertThat(merged)
                .contains("The account has become part of the account of " + into, "Merged")
                .contains("This account has become part of another account:")
                .doesNotContain("name=\"points\"");
        long target = jdbc.queryForObject(
                "SELECT MERGED_INTO FROM LOYALTY_ACCOUNT WHERE MEMBER_ID = " + customer, Long.class);
        assertThat(admin.get("/loyalty-members/" + target).body())
                .contains(into, "1,255", "have become part of this one:", login);
        assertThat(admin.post(
                                "/loyalty-members/" + target + "/merge",
                                Map.of("reason", "x", "confirmed", "true", "into", login))
                        .body())
                .as("in a circle")
                .contains("An account cannot become part of itself.");
        for (String action : List.of("adjust", "freeze", "unfreeze", "close", "merge")) {
            HttpResponse<String> late = admin.post(
                    page + "/" + action,
                    Map.of("reason", "late", "points", "5", "key", someKey(), "confirmed", "true", "into", aMember()));
            assertThat(late.statusCode()).as(action).isEqualTo(422);
            assertThat(late.body()).as(action).contains("This account has become part of another account.");
        }
        assertThat(jdbc.queryForObject(
                        "SELECT AVAILABLE FROM LOYALTY_ACCOUNT WHERE ACCOUNT_ID = " + target, Long.class))
                .isEqualTo(1255);
    }

    @Test
    void anAccountIsMergedWithNobodyButAnotherMember() throws Exception {
        for (String nobody : List.of("", "nobody", "#", "#0", "#99999999999999999999", "'; DROP TABLE X")) {
            assertThat(merge(nobody).body()).as(nobody).contains("There is no member, or more than one");
        }
        assertThat(merge(login).body()).contains("An account cannot become part of itself.");
        assertThat(merge("#" + customer).body()).contains("An account cannot become part of itself.");
        assertThat(admin.post(page + "/merge", Map.of("into", aMember(), "reason", "x"))
                        .body())
                .contains("Confirm that you know");
        nothingHasChanged();
        assertThat(merge("#" + backroom.aMember(other(), 5)).body()).contains("The account has become part");
    }

    @Test
    void theJournalIsPaged() throws Exception {
        for (int i = 1; i <= 24; i++) {
            backroom.earn(customer, 1000 + i);
        }

        String newest = admin.get(page).body();
        String link = newest.substring(newest.indexOf("class=\"older\""));
        String older = link.replaceAll("(?s).*?before=([0-9]+).*", "$1");
        String oldest = admin.get(page + "?before=" + older).body();

        assertThat(tableOf(newest, "journal")).contains("+1,024", "+1,005").doesNotContain("+1,004");
        assertThat(tableOf(oldest, "journal")).contains("+1,004", "+1,250").doesNotContain("+1,005");
        assertThat(oldest).doesNotContain("class=\"older\"");
        assertThat(admin.get(page + "?before=x").statusCode()).isEqualTo(200);
    }

    @Test
    void anAccountThatDoesNotExistIsNotFound() throws Exception {
        for (String id : List.of("0", "999999999", "99999999999999999999")) {
            assertThat(admin.get("/loyalty-members/" + id).statusCode()).as(id).isEqualTo(404);
            assertThat(admin.post("/loyalty-members/" + id + "/freeze", Map.of("reason", "x"))
                            .statusCode())
                    .as(id)
                    .isEqualTo(404);
        }
    }

    @Test
    void whoMayLookMayNotAdjustAndWhoMayAdjustMayNotClose() throws Exception {
        String key = shownKey();
        backroom.without(-28_003, () -> {
            assertThat(admin.get(page).body()).contains("name=\"points\"").doesNotContain("name=\"into\"");
            for (String action : List.of("freeze", "unfreeze", "close", "merge")) {
                assertThat(admin.post(page + "/" + action, Map.of("reason", "x", "confirmed", "true", "into", other()))
                                .statusCode())
                        .as(action)
                        .isEqualTo(403);
            }
        });
        backroom.without(-28_002, () -> {
            assertThat(admin.get(page).body()).contains("name=\"into\"").doesNotContain("name=\"points\"");
            HttpResponse<String> adjusted = adjust("5", "x", key);
            assertThat(adjusted.statusCode()).isEqualTo(403);
            assertThat(adjusted.body()).contains("You do not have the permission to do this.");
            assertThat(admin.post(page + "/entries/" + lastEntry() + "/reverse", Map.of("reason", "x"))
                            .statusCode())
                    .isEqualTo(403);
        });
        backroom.without(-28_000, () -> {
            assertThat(admin.get(page).statusCode()).isEqualTo(403);
            assertThat(adjust("5", "x", key).statusCode()).isEqualTo(403);
        });
        nothingHasChanged();
    }

    @Test
    void aPostWithoutTheSessionsOwnTokenIsForbidden() throws Exception {
        Map<String, String> form = new HashMap<>(Map.of("points", "5", "reason", "forged", "key", someKey()));
        assertThat(admin.postWithoutToken(page + "/adjust", form).statusCode()).isEqualTo(403);

        AdminSession other = AdminSession.of(port);
        form.put("csrfToken", other.token());
        assertThat(admin.postWithoutToken(page + "/adjust", form).statusCode()).isEqualTo(403);
        nothingHasChanged();
    }

    @Test
    void nobodyWhoIsNotSignedInSeesOrDoesAnything() throws Exception {
        AdminSession nobody = AdminSession.ofNobody(port);

        assertThat(nobody.get(page).body()).doesNotContain("Ana Lopez").contains("j_password");
        assertThat(nobody.post(page + "/adjust", Map.of("points", "5", "reason", "x", "key", someKey()))
                        .body())
                .doesNotContain("Ana Lopez");
        nothingHasChanged();
    }

    @Test
    void anAdminInChineseReadsChinese() throws Exception {
        String shown = admin.get(page + "?blLocaleCode=zh_CN").body();
        assertThat(shown).contains("调整积分", "流水", "永久有效", "累积").doesNotContain("Adjust", "Journal", "LoyaltyDesk_");
        assertThat(adjust("-9999", "误", shownKey()).body()).contains("需要 9,999 积分，该会员可用 1,250 积分。");
        assertThat(adjust("8", "补偿", shownKey()).body()).contains("已增加 8 积分。", "补偿");

        assertThat(admin.get(page + "?blLocaleCode=en").body())
                .contains("Adjust points")
                .doesNotContain("LoyaltyDesk_", "调整积分");
    }

    private HttpResponse<String> adjust(String points, String reason, String key) throws Exception {
        return admin.post(page + "/adjust", Map.of("points", points, "reason", reason, "key", key));
    }

    private HttpResponse<String> merge(String into) throws Exception {
        return admin.post(page + "/merge", Map.of("into", into, "reason", "one person", "confirmed", "true"));
    }

    /** The key that the page's form is shown with. */
    private String shownKey() throws Exception {
        return AdminSession.inputs(admin.get(page).body()).get("key");
    }

    private static String someKey() {
        return UUID.randomUUID().toString();
    }

    private static String other() {
        return "other" + NAMES.incrementAndGet();
    }

    private String aMember() {
        String name = other();
        backroom.aMember(name, 5);
        return name;
    }

    private void nothingHasChanged() {
        assertThat(available()).isEqualTo(1250);
        assertThat(status()).isEqualTo("ACTIVE");
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM LOYALTY_JOURNAL WHERE ACCOUNT_ID = " + account(), Long.class))
                .isEqualTo(1);
    }

    private String pageOf(long customerId) {
        return "/loyalty-members/"
                + jdbc.queryForObject(
                        "SELECT ACCOUNT_ID FROM LOYALTY_ACCOUNT WHERE MEMBER_ID = " + customerId, Long.class);
    }

    private String account() {
        return page.substring(page.lastIndexOf('/') + 1);
    }

    private long available() {
        return jdbc.queryForObject("SELECT AVAILABLE FROM LOYALTY_ACCOUNT WHERE ACCOUNT_ID = " + account(), Long.class);
    }

    private String status() {
        return jdbc.queryForObject("SELECT STATUS FROM LOYALTY_ACCOUNT WHERE ACCOUNT_ID = " + account(), String.class);
    }

    private long lastEntry() {
        return jdbc.queryForObject(
                "SELECT MAX(ENTRY_ID) FROM LOYALTY_JOURNAL WHERE ACCOUNT_ID = " + account(), Long.class);
    }

    private static String grouped(long number) {
        return "%,d".formatted(number);
    }

    private static String tableOf(String page, String name) {
        int start = page.indexOf("<table class=\"" + name + "\"");
        assertThat(start).as("table " + name).isPositive();
        return page.substring(start, page.indexOf("</table>", start));
    }
}
