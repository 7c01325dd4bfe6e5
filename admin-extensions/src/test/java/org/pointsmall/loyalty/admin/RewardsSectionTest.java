package org.pointsmall.loyalty.admin;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.audit.AuditChange;
import org.pointsmall.loyalty.audit.AuditFilter;
import org.pointsmall.loyalty.audit.AuditLog;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.EditResult;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.Leftover;
import org.pointsmall.loyalty.mall.OfferTerms;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.reward.ExchangeOffer;
import org.pointsmall.loyalty.reward.ExchangeRequest;
import org.pointsmall.loyalty.reward.Reward;
import org.pointsmall.loyalty.reward.RunWithdrawals;
import org.pointsmall.loyalty.reward.code.ImportCodes;
import org.pointsmall.loyalty.transaction.Transactions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** What members bought with points, in the hands of staff. */
@AdminTest
class RewardsSectionTest {
    private static final AtomicInteger NAMES = new AtomicInteger();

    @LocalServerPort
    int port;

    @Autowired
    Backroom backroom;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    EditDefinitions<OfferTerms> offers;

    @Autowired
    ExchangeOffer exchange;

    @Autowired
    ImportCodes imports;

    @Autowired
    RunWithdrawals withdrawals;

    @Autowired
    Ledger ledger;

    @Autowired
    Transactions transactions;

    @Autowired
    AuditLog log;

    private AdminSession admin;
    private String name;
    private long ana;

    @BeforeEach
    void aMemberAndAnAdminWhoIsSignedIn() throws Exception {
        int number = NAMES.incrementAndGet();
        name = "Lounge " + number;
        ana = backroom.aMember("buyer-of-rewards" + number, 1000);
        admin = AdminSession.of(port);
        admin.get("/loyalty-rewards?blLocaleCode=en");
    }

    private long anOffer(String uses, String points) {
        return added(Draft.EMPTY
                .with("gives.kind", "ENTITLEMENT")
                .with("gives.benefit", "lounge")
                .with("gives.uses", uses)
                .with("price.points", points));
    }

    private long added(Draft draft) {
        EditResult<OfferTerms> result = offers.add(
                draft.with("name.english", name)
                        .with("name.chinese", "贵宾室" + NAMES.get())
                        .with("position", "1")
                        .with("active", "true")
                        .with("supply.period", "FOR_EVER")
                        .with("seen.zone", "UTC")
                        .with("exchangeable.zone", "UTC"),
                "test");
        return ((EditResult.Saved<OfferTerms>) result).version().ref().id();
    }

    private Reward buy(long member, long offer) {
        return exchange.exchange(
                        new ExchangeRequest(new MemberId(member), "key-" + NAMES.incrementAndGet(), offer, 1, null))
                .orElseThrow()
                .orElseThrow(refusal -> new IllegalStateException(refusal.toString()))
                .reward();
    }

    private long available(long member) {
        return ledger.balance(new MemberId(member)).available().value();
    }

    private static String page(Reward reward) {
        return "/loyalty-rewards/" + reward.id().value();
    }

    private static Map<String, String> key(String page) {
        return Map.of("key", AdminSession.inputs(page).get("key"));
    }

    private String list(String query) throws Exception {
        String page = admin.get("/loyalty-rewards?" + query).body();
        int table = page.indexOf("<table class=\"rewards\"");
        return table < 0 ? "" : page.substring(table, page.indexOf("</table>", table));
    }

    @Test
    void rewardsAreFoundByStateKindOfferAndMember() throws Exception {
        long offer = anOffer("2", "100");
        Reward reward = buy(ana, offer);
        String login = "buyer-of-rewards" + login();

        assertThat(list("offer=" + offer)).contains(name, "Usable", "Entitlement", login, "no end");
        assertThat(list("state=ACTIVE&kind=ENTITLEMENT&offer=" + offer + "&member=" + login))
                .contains(name);
        assertThat(list("state=USED&offer=" + offer)).isEmpty();
        assertThat(list("kind=COUPON&offer=" + offer)).isEmpty();
        assertThat(list("member=%23" + ana)).contains(name);
        assertThat(admin.get("/loyalty-rewards?member=nobody-at-all").body())
                .contains("There is no member, or more than one", "There are no such rewards");
        assertThat(list("state=x&kind=y&offer=z")).contains(name);
        assertThat(list("offer=" + offer + "&before=" + reward.id().value())).isEmpty();
    }

    private String login() {
        return jdbc.queryForObject("SELECT USER_NAME FROM BLC_CUSTOMER WHERE CUSTOMER_ID = ?", String.class, ana)
                .substring("buyer-of-rewards".length());
    }

    @Test
    void aRewardIsRedeemedOncePerFormAndCanBeTakenBack() throws Exception {
        Reward reward = buy(ana, anOffer("2", "100"));
        Map<String, String> form = key(admin.get(page(reward)).body());

        assertThat(admin.post(page(reward) + "/use", form).body()).contains("Redeemed. Uses left: 1.");
        assertThat(admin.post(page(reward) + "/use", form).body()).contains("Uses left: 1.", "grace");
        assertThat(noted(page(reward) + "/use"))
                .as("once, however often it is sent")
                .isOne();
        String again = admin.post(
                        page(reward) + "/use", key(admin.get(page(reward)).body()))
                .body();
        assertThat(again)
                .contains("Uses left: 0.", "<b class=\"state\">Redeemed</b>")
                .doesNotContain("Redeem once</button>");
        HttpResponse<String> late = admin.post(
                page(reward) + "/use", Map.of("key", UUID.randomUUID().toString()));
        assertThat(late.body()).contains("redeemed");
        assertThat(admin.post(page(reward) + "/use", Map.of("key", "x")).body()).contains("This form is not whole");

        String use = "desk:" + form.get("key");
        assertThat(admin.post(page(reward) + "/undo", Map.of("use", use)).body())
                .contains("can be redeemed once more");
        assertThat(admin.post(page(reward) + "/undo", Map.of("use", use)).body())
                .contains("does not stand any more");
        assertThat(admin.post(page(reward) + "/undo", Map.of("use", "order:7")).body())
                .contains("Only what was redeemed here");
        assertThat(available(ana)).isEqualTo(900);
    }

    @Test
    void anEntitlementIsUsedForAnItemOfTheMembersOrdersAndOfNobodyElses() throws Exception {
        Reward reward = buy(ana, anOffer("2", "100"));
        long item = anItem(ana, "Lantern of ana");
        long others = anItem(backroom.aMember("other-of-rewards" + NAMES.incrementAndGet(), 1), "Lantern of another");
        String page = admin.get(page(reward)).body();
        assertThat(page)
                .contains("value=\"" + item + "\"", "2 × Lantern of ana")
                .doesNotContain("Lantern of another");
        Map<String, String> form = new HashMap<>(key(page));

        form.put("item", Long.toString(others));
        assertThat(admin.post(page(reward) + "/use", form).body()).contains("The member has no such item");
        form.put("item", Long.toString(item));
        String used = admin.post(page(reward) + "/use", form).body();

        assertThat(used).contains("Uses left: 1.", "N-" + item, "<td class=\"words item\">Lantern of ana</td>");
    }

    /** In an order that stands. */
    private long anItem(long member, String name) {
        long id = 9_000_000 + NAMES.incrementAndGet();
        jdbc.update(
                "INSERT INTO BLC_ORDER (ORDER_ID, CUSTOMER_ID, ORDER_NUMBER, ORDER_STATUS, SUBMIT_DATE)"
                        + " VALUES (?, ?, ?, 'SUBMITTED', CURRENT_TIMESTAMP)",
                id,
                member,
                "N-" + id);
        jdbc.update(
                "INSERT INTO BLC_ORDER_ITEM (ORDER_ITEM_ID, ORDER_ID, NAME, QUANTITY) VALUES (?, ?, ?, 2)",
                id,
                id,
                name);
        return id;
    }

    /** As it is noted where deliveries have lapsed. */
    private void cameBackSoFar(Reward reward, long points) {
        jdbc.update(
                "UPDATE LOYALTY_REWARD SET POINTS_BACK = ? WHERE REWARD_ID = ?",
                points,
                reward.id().value());
    }

    @Test
    void aVoidedRewardGivesBackWhatIsUnusedOnceWithItsReason() throws Exception {
        Reward reward = buy(ana, anOffer("3", "100"));
        admin.post(page(reward) + "/use", key(admin.get(page(reward)).body()));
        assertThat(admin.get(page(reward)).body()).contains("what they paid for what is unused: 66 points");

        HttpResponse<String> refused = admin.post(page(reward) + "/void", Map.of("reason", "Lounge is <shut>"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Confirm that you know", "Lounge is &lt;shut&gt;");
        assertThat(admin.post(page(reward) + "/void", Map.of("confirmed", "true"))
                        .body())
                .contains("Give a reason");
        assertThat(available(ana)).isEqualTo(900);

        Map<String, String> form = Map.of("reason", "Lounge is shut", "confirmed", "true");
        cameBackSoFar(reward, 1);
        assertThat(admin.post(page(reward) + "/void", form).body())
                .as("what this brought back, and not what had come back before")
                .contains("The reward is voided. Points that came back: 66.", "<b class=\"state\">Voided</b>");
        cameBackSoFar(reward, 66);
        assertThat(admin.post(page(reward) + "/void", form).body()).contains("has ended meanwhile");
        assertThat(available(ana)).isEqualTo(966);
        assertThat(jdbc.queryForList(
                        "SELECT REASON FROM LOYALTY_JOURNAL WHERE KIND = 'GIVE_BACK' AND ACTOR = 'grace'",
                        String.class))
                .contains("Lounge is shut");
        assertThat(admin.post(
                                page(reward) + "/use",
                                key("<input name=\"key\" value=\"0f8fad5b-d9cb-469f-a165-70867728950e\">"))
                        .body())
                .contains("The reward was voided");
    }

    @Test
    void aMembersPageHasTheirRewards() throws Exception {
        buy(ana, anOffer("1", "100"));
        long account =
                jdbc.queryForObject("SELECT ACCOUNT_ID FROM LOYALTY_ACCOUNT WHERE MEMBER_ID = ?", Long.class, ana);

        assertThat(admin.get("/loyalty-members/" + account).body()).contains("table class=\"rewards\"", name, "Usable");
        backroom.without(-28_022, () -> assertThat(
                        admin.get("/loyalty-members/" + account).body())
                .doesNotContain("table class=\"rewards\""));
    }

    @Test
    void aCodeIsIllegibleForWhoMayNotReadIt() throws Exception {
        long pool = imports.open(name, "test");
        imports.importFile(pool, "a.csv", "code\nVERY-SECRET-9876".getBytes(StandardCharsets.UTF_8), "test");
        Reward reward = buy(
                ana,
                added(Draft.EMPTY
                        .with("gives.kind", "CODE")
                        .with("gives.pool", Long.toString(pool))
                        .with("price.points", "50")));

        assertThat(admin.get(page(reward)).body()).contains("************9876").doesNotContain("SECRET");
        assertThat(list("member=%23" + ana)).doesNotContain("9876");
        assertThat(admin.post(page(reward) + "/code", Map.of()).body()).contains("VERY-SECRET-9876");
        assertThat(admin.get(page(reward)).body()).doesNotContain("SECRET");
        backroom.without(-28_025, () -> {
            assertThat(admin.get(page(reward)).body()).contains("9876").doesNotContain("Show the code");
            HttpResponse<String> refused = admin.post(page(reward) + "/code", Map.of());
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).doesNotContain("SECRET");
        });
        Reward without = buy(ana, anOffer("1", "1"));
        assertThat(admin.post(page(without) + "/code", Map.of()).statusCode()).isEqualTo(404);
    }

    @Test
    void anOfferIsWithdrawnAndItsRewardsAreGivenBackOnce() throws Exception {
        long offer = anOffer("1", "100");
        long bo = backroom.aMember("second-buyer" + NAMES.incrementAndGet(), 500);
        long gone = backroom.aMember("third-buyer" + NAMES.incrementAndGet(), 100);
        buy(ana, offer);
        buy(ana, offer);
        buy(bo, offer);
        buy(gone, offer);
        transactions.required(() -> ledger.close(new MemberId(gone), new Leftover.Forfeited(), "test", "left"));
        String address = "/loyalty-rewards/offers/" + offer;
        assertThat(list("offer=" + offer)).contains(name);
        assertThat(admin.get("/loyalty-rewards?offer=" + offer).body()).contains("href=\"/admin" + address);
        assertThat(admin.get(address).body())
                .contains("class=\"number rewards\">4<", ">3<", "class=\"number points\">400<");
        assertThat(admin.post(address + "/withdraw", Map.of("reason", "Closed")).body())
                .contains("Confirm that");

        Map<String, String> form = Map.of("reason", "Closed for good", "confirmed", "true");
        assertThat(admin.post(address + "/withdraw", form).body())
                .contains("is switched off, and its rewards are being given back", "Running");
        assertThat(admin.post(address + "/withdraw", form).statusCode()).isEqualTo(200);
        assertThat(log.rows(new AuditFilter("grace", "OFFER", name, null, null), Long.MAX_VALUE, 10))
                .filteredOn(row -> row.note().did().equals("loyalty-rewards.offers.withdraw"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.note().subjectId()).isEqualTo(Long.toString(offer));
                    assertThat(row.note().changes()).containsExactly(new AuditChange("rewards", "4", ""));
                    assertThat(row.note().reason()).isEqualTo("Closed for good");
                });
        assertThat(noted(address + "/withdraw")).isZero();
        assertThat(admin.get("/loyalty-audit?text=Closed+for+good").body())
                .contains("Withdrew an offer", "Rewards that were open");
        assertThat(offers.find(offer).orElseThrow().active()).isFalse();
        assertThat(exchange.exchange(new ExchangeRequest(new MemberId(ana), "late" + offer, offer, 1, null)))
                .satisfiesAnyOf(
                        none -> assertThat(none).isEmpty(),
                        refused -> assertThat(refused.orElseThrow().isRefused()).isTrue());
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM LOYALTY_WITHDRAWAL WHERE OFFER_ID = ?", Long.class, offer))
                .isOne();
        jdbc.update("UPDATE LOYALTY_WITHDRAWAL SET BEGUN_AT = TIMESTAMP WITH TIME ZONE '2026-01-01 00:00:00+00:00'");
        assertThat(admin.get(address + "/progress").body()).contains("\"status\":\"RUNNING\"", "\"percent\":0");
        runTheJob();

        assertThat(available(ana)).isEqualTo(1000);
        assertThat(available(bo)).isEqualTo(500);
        assertThat(admin.get(address + "/progress").body()).contains("\"status\":\"FINISHED\"", "\"percent\":100");
        String after = admin.get(address).body();
        assertThat(after.substring(after.indexOf("<table class=\"withdrawals\"")))
                .contains("Closed for good", "grace", ">3<", ">300<", ">1<");
        assertThat(list("state=VOIDED&offer=" + offer)).contains(name);
    }

    /** How often the trail says that this address was asked. */
    private long noted(String address) {
        return log.rows(new AuditFilter("grace", "", address, null, null), Long.MAX_VALUE, 10).stream()
                .filter(row -> row.note().subjectId().equals(address))
                .count();
    }

    private void runTheJob() {
        Job.Run run = withdrawals.begin();
        while (!run.next().last()) {
            assertThat(withdrawals.name()).isEqualTo(RunWithdrawals.NAME);
        }
    }

    @Test
    void eachActionHasItsPermission() throws Exception {
        long offer = anOffer("1", "100");
        Reward reward = buy(ana, offer);
        String withdraw = "/loyalty-rewards/offers/" + offer;
        Map<String, String> form =
                Map.of("reason", "x", "confirmed", "true", "key", "0f8fad5b-d9cb-469f-a165-70867728950e");
        backroom.without(-28_023, () -> {
            assertThat(admin.get(page(reward)).body())
                    .doesNotContain("Redeem once</button>")
                    .contains("points back</button>");
            for (String action : List.of("/use", "/undo")) {
                assertThat(admin.post(page(reward) + action, form).statusCode())
                        .as(action)
                        .isEqualTo(403);
            }
        });
        backroom.without(-28_024, () -> {
            assertThat(admin.get(page(reward)).body())
                    .doesNotContain("points back</button>")
                    .contains("Redeem once</button>");
            assertThat(admin.get(withdraw).body())
                    .doesNotContain("class=\"withdraw\"")
                    .contains("You may look at this");
            assertThat(admin.get("/loyalty-rewards?offer=" + offer).body()).doesNotContain(withdraw);
            for (String action : List.of("/void", "/retry")) {
                assertThat(admin.post(page(reward) + action, form).statusCode())
                        .as(action)
                        .isEqualTo(403);
            }
            assertThat(admin.post(withdraw + "/withdraw", form).statusCode()).isEqualTo(403);
        });
        HttpResponse<String> idle = admin.post(page(reward) + "/retry", form);
        assertThat(idle.statusCode()).isEqualTo(422);
        assertThat(idle.body()).contains("Nothing waits to be sent");
        backroom.without(-28_022, () -> {
            for (String path : List.of("/loyalty-rewards", page(reward), withdraw, withdraw + "/progress")) {
                assertThat(admin.get(path).statusCode()).as(path).isEqualTo(403);
            }
            assertThat(admin.get("/loyalty-members").body()).doesNotContain("/admin/loyalty-rewards");
        });
        assertThat(available(ana)).isEqualTo(900);
        assertThat(offers.find(offer).orElseThrow().active()).isTrue();
    }

    @Test
    void anAdminInChineseReadsChinese() throws Exception {
        Reward reward = buy(ana, anOffer("1", "100"));
        admin.post(page(reward) + "/use", key(admin.get(page(reward)).body()));

        assertThat(admin.get(page(reward) + "?blLocaleCode=zh_CN").body())
                .contains("已核销", "贵宾室", "核销记录")
                .doesNotContain("LoyaltyReward_", "Redeemed");
        assertThat(admin.get("/loyalty-rewards").body())
                .contains("兑换记录", "剩余次数")
                .doesNotContain("LoyaltyReward_");
        admin.get("/loyalty-rewards?blLocaleCode=en");
    }
}
