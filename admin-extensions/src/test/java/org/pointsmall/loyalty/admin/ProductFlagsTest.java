package org.pointsmall.loyalty.admin;

import java.time.Instant;
import java.time.Period;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pointsmall.loyalty.catalogue.CatalogFlags;
import org.pointsmall.loyalty.definition.Uses;
import org.pointsmall.loyalty.flag.Flag;
import org.pointsmall.loyalty.flag.FlagKind;
import org.pointsmall.loyalty.flag.FlagPlace;
import org.pointsmall.loyalty.flag.FlagVersion;
import org.pointsmall.loyalty.flag.FlagVersions;
import org.pointsmall.loyalty.flag.FlaggedProducts;
import org.pointsmall.loyalty.flag.Flagging;
import org.pointsmall.loyalty.mall.OfferFixture;
import org.pointsmall.loyalty.mall.OfferStore;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.stock.QuotaPeriod;
import org.pointsmall.loyalty.tier.Benefits;
import org.pointsmall.loyalty.tier.Measure;
import org.pointsmall.loyalty.tier.QualifyingPeriod;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.tier.TierName;
import org.pointsmall.loyalty.tier.TierScheme;
import org.pointsmall.loyalty.tier.TierSchemes;
import org.pointsmall.loyalty.transaction.Transactions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** The flags on the forms of products and categories, and what the site reads of them. */
@AdminTest
class ProductFlagsTest {
    private enum PointsFlag {
        NO_EARN("fields['loyaltyNoEarn'].value") {
            @Override
            Set<Long> in(CatalogFlags.Flagged flagged) {
                return flagged.withoutEarning();
            }
        },
        NO_OFFSET("fields['loyaltyNoOffset'].value") {
            @Override
            Set<Long> in(CatalogFlags.Flagged flagged) {
                return flagged.withoutOffset();
            }
        };

        private final String field;

        PointsFlag(String field) {
            this.field = field;
        }

        abstract Set<Long> in(CatalogFlags.Flagged flagged);
    }

    @LocalServerPort
    int port;

    @Autowired
    Backroom backroom;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    CatalogFlags flags;

    @Autowired
    FlaggedProducts flaggedProducts;

    @Autowired
    FlagVersions versions;

    @Autowired
    TierSchemes schemes;

    @Autowired
    List<Uses<TierCode>> uses;

    @Autowired
    OfferStore offers;

    @Autowired
    Transactions transactions;

    private AdminSession admin;
    private long productId;

    @BeforeEach
    void aProductWithoutFlagsAndAnAdminWhoIsSignedIn() throws Exception {
        productId = backroom.aProduct("Blue cup");
        admin = AdminSession.of(port);
    }

    @Test
    void theProductsOwnFormHasATabOfOurs() throws Exception {
        assertThat(admin.get("/product/" + productId).body())
                .contains("Loyalty", "Earns no points", "loyaltyNoEarn-true", "be paid with points");
        assertThat(admin.get("/product/" + productId + "?blLocaleCode=zh_CN").body())
                .contains("积分", "积分规则", "不累积积分", "不可用积分抵扣");
    }

    @Test
    void soHasTheCategorysOwnForm() throws Exception {
        String category = "/category/" + backroom.categoryOf(productId);

        assertThat(admin.get(category).body())
                .contains("Products earn no points", "loyaltyNoOffset-true", "be paid with points");
        assertThat(admin.get(category + "?blLocaleCode=zh_CN").body()).contains("商品不累积积分", "商品不可用积分抵扣");
    }

    @ParameterizedTest
    @EnumSource(PointsFlag.class)
    void savingTheFormSavesTheFlagAndTheSiteReadsItAtOnce(PointsFlag flag) throws Exception {
        String form = "/product/" + productId;
        assertThat(flagged(flag)).isEmpty();

        save(form, flag, "true");
        assertThat(flagged(flag)).containsExactly(productId);
        assertThat(AdminSession.inputs(admin.get(form).body())).containsEntry(flag.field, "true");

        save(form, flag, "false");
        assertThat(flagged(flag)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(PointsFlag.class)
    void aFlaggedCategoryFlagsItsProducts(PointsFlag flag) throws Exception {
        String form = "/category/" + backroom.categoryOf(productId);

        save(form, flag, "true");
        assertThat(flagged(flag)).containsExactly(productId);

        save(form, flag, "false");
        assertThat(flagged(flag)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(PointsFlag.class)
    void aFlaggedCategoryFlagsTheProductsOfThoseBelowIt(PointsFlag flag) throws Exception {
        long above = backroom.aCategoryAbove(backroom.categoryOf(productId));

        save("/category/" + above, flag, "true");

        assertThat(flagged(flag)).containsExactly(productId);
        save("/category/" + above, flag, "false");
    }

    @Test
    void savingTheFormWithoutTouchingTheFlagLeavesItUnset() throws Exception {
        admin.post(
                "/product/" + productId,
                AdminSession.inputs(admin.get("/product/" + productId).body()));

        assertThat(jdbc.queryForObject(
                        "SELECT LOYALTY_NO_EARN FROM BLC_PRODUCT WHERE PRODUCT_ID = ?", Boolean.class, productId))
                .isNull();
    }

    @Test
    void whatLimitsAProductIsSavedReadAtOnceAndNotedWithWhoSaidSo() throws Exception {
        aTier("gold");
        save(
                "/product/" + productId,
                Map.of(
                        "loyaltyMembersOnly", "true",
                        "loyaltyLeastTier", "gold",
                        "loyaltySegments", "loyal, champions",
                        "loyaltyHidden", "true",
                        "loyaltyExclusive", "true",
                        "loyaltySoldFrom", "2026-12-01 10:00",
                        "loyaltySoldUntil", "2026-12-12T00:00:30"));

        assertThat(said()).singleElement().satisfies(flagging -> {
            assertThat(flagging.hidden()).isTrue();
            assertThat(flagging.flags())
                    .contains(
                            new Flag.TierOnly(new TierCode("gold")),
                            new Flag.SegmentOnly(Set.of(new SegmentCode("loyal"), new SegmentCode("champions"))))
                    .extracting(Flag::kind)
                    .containsExactly(
                            FlagKind.EXCLUSIVE,
                            FlagKind.LIMITED,
                            FlagKind.TIER_ONLY,
                            FlagKind.MEMBERS_ONLY,
                            FlagKind.SEGMENT_ONLY);
        });
        assertThat(versions.of(FlagPlace.product(productId), 9)).singleElement().satisfies(version -> {
            assertThat(version.number()).isEqualTo(1);
            assertThat(version.actor()).isEqualTo("grace");
            assertThat(version.said())
                    .isEqualTo(
                            "exclusive=true; hidden=true; leastTier=gold; membersOnly=true; segments=loyal, champions;"
                                    + " soldFrom=2026-12-01 10:00; soldUntil=2026-12-12T00:00:30");
        });
        save("/product/" + productId, Map.of());
        assertThat(versions.of(FlagPlace.product(productId), 9)).hasSize(1);
        save("/product/" + productId, Map.of("loyaltyMembersOnly", "false", "loyaltySegments", ""));
        assertThat(versions.of(FlagPlace.product(productId), 9)).hasSize(2);
        assertThat(said().get(0).flags())
                .extracting(Flag::kind)
                .containsExactly(FlagKind.EXCLUSIVE, FlagKind.LIMITED, FlagKind.TIER_ONLY);
    }

    @Test
    void limitedQuantitiesAreSavedToo() throws Exception {
        save(
                "/product/" + productId,
                Map.of("loyaltySoldTotal", "100", "loyaltySoldPerMember", "2", "loyaltySoldPeriod", "week"));

        assertThat(said()).singleElement().satisfies(flagging -> assertThat(flagging.flags())
                .singleElement()
                .satisfies(flag -> {
                    Flag.Limited limited = (Flag.Limited) flag;
                    assertThat(limited.total()).isEqualTo(100);
                    assertThat(limited.perMember()).isEqualTo(new Flag.PerMember(2, QuotaPeriod.WEEK));
                }));
    }

    @Test
    void theFormLeadsToWhoChangedWhichFlagAndWhen() throws Exception {
        String history = "/loyalty-flags/product/" + productId;
        assertThat(admin.get("/product/" + productId).body()).contains("href=\"/admin" + history);
        assertThat(admin.get(history).body()).contains("Blue cup", "No flag has been changed here.");
        save("/product/" + productId, Map.of("loyaltyMembersOnly", "true", "loyaltySoldTotal", "100"));
        save("/product/" + productId, Map.of("loyaltySoldTotal", "50", "loyaltyMembersOnly", "false"));

        String page = admin.get(history).body();
        String rows = page.substring(page.indexOf("<table class=\"flags\""));
        assertThat(rows.replaceAll("<[^>]*>", "").replaceAll("\\s+", " "))
                .contains("Members only: Yes &#8594; –", "Pieces in all: 100 &#8594; 50")
                .contains("Members only: – &#8594; Yes", "Pieces in all: – &#8594; 100");
        assertThat(rows).contains("grace").containsSubsequence(">2<", ">1<");
        assertThat(admin.get(history + "?blLocaleCode=zh_CN").body()).contains("会员专享", "限量总数", "变更内容");
        admin.get(history + "?blLocaleCode=en");

        long category = backroom.categoryOf(productId);
        save("/category/" + category, Map.of("loyaltyHidden", "true"));
        assertThat(admin.get("/category/" + category).body()).contains("/admin/loyalty-flags/category/" + category);
        assertThat(admin.get("/loyalty-flags/category/" + category).body()).contains("Kitchen", "Hidden from others");
        backroom.without(
                -28_026, () -> assertThat(admin.get(history).statusCode()).isEqualTo(403));
    }

    @Test
    void aCategorysFlagsAreNotedToo() throws Exception {
        long category = backroom.categoryOf(productId);
        save("/category/" + category, Map.of("loyaltyMembersOnly", "true"));

        assertThat(said()).singleElement().satisfies(flagging -> assertThat(flagging.flags())
                .containsExactly(new Flag.Plain(FlagKind.MEMBERS_ONLY)));
        assertThat(versions.of(FlagPlace.category(category), 1))
                .extracting(FlagVersion::said)
                .containsExactly("membersOnly=true");
        save("/category/" + category, Map.of("loyaltyMembersOnly", "false"));
        assertThat(said()).isEmpty();
    }

    /** A wrong value of a field, and what is said of it. */
    private record Wrong(String field, String value, String english, String chinese) {}

    static Stream<List<Wrong>> whatMakesNoSense() {
        String begins = "2026-12-01 10:00";
        return Stream.of(
                List.of(
                        new Wrong("loyaltyLeastTier", "platinum", "has no tier with this code", "没有此代码"),
                        new Wrong("loyaltySegments", "No Code", "Give codes of segments", "请填写分群代码"),
                        new Wrong("loyaltySoldFrom", "tomorrow", "Give date and time", "请填写日期和时间"),
                        new Wrong("loyaltySoldTotal", "0", "at least 1", "不小于 1"),
                        new Wrong("loyaltySoldPeriod", "DECADE", "DAY, WEEK", "DAY")),
                List.of(
                        new Wrong("loyaltySegments", "no-such-people", "is that of no segment", "不是任何会员分群"),
                        new Wrong("loyaltySoldUntil", "2026-02-30 10:00", "Give date and time", "请填写日期和时间"),
                        new Wrong("loyaltySoldPerMember", "0", "at least 1", "不小于 1")),
                List.of(
                        new Wrong("loyaltySoldUntil", begins, "no later than the beginning", "停售时间不晚于开售时间"),
                        new Wrong("loyaltySoldFrom", begins, "the beginning", "开售时间")));
    }

    @ParameterizedTest
    @MethodSource("whatMakesNoSense")
    void whatMakesNoSenseIsRefusedAtItsField(List<Wrong> wrong) throws Exception {
        aTier("gold");
        Map<String, String> said = wrong.stream().collect(Collectors.toMap(Wrong::field, Wrong::value));

        assertThat(posted("/product/" + productId, said))
                .contains(wrong.stream().map(Wrong::english).toList());
        assertThat(posted("/product/" + productId + "?blLocaleCode=zh_CN", said))
                .contains(wrong.stream().map(Wrong::chinese).toList());
        assertThat(said()).isEmpty();
        assertThat(versions.of(FlagPlace.product(productId), 1)).isEmpty();
    }

    @Test
    void aTierThatAProductIsForCanNotBeRemoved() throws Exception {
        aTier("gold");
        save("/product/" + productId, Map.of("loyaltyLeastTier", "gold"));

        assertThat(uses.stream().flatMap(use -> use.of(new TierCode("gold")).stream()))
                .contains(new Uses.Use(Uses.Kind.PRODUCT, productId, "Blue cup"));
    }

    /** What is found is thus as the product is within a second or two, and not only after the next comparison. */
    @Test
    void whoeverSavesOrArchivesAProductHasTheSearchToldOfItsOffers() throws Exception {
        long offer = transactions.required(
                () -> offers.add(OfferFixture.anOffer().product(productId).terms(), true, Instant.now(), "test")
                        .ref()
                        .id());
        String noted = "SELECT COUNT(*) FROM LOYALTY_SEARCH_FEED WHERE OFFER_ID = ?";
        jdbc.update("DELETE FROM LOYALTY_SEARCH_FEED");
        save("/product/" + productId, Map.of("defaultSku.activeEndDate", "2026.01.01 00:00:00"));
        assertThat(jdbc.queryForObject(noted, Long.class, offer)).isEqualTo(1);

        jdbc.update("DELETE FROM LOYALTY_SEARCH_FEED");
        String product = "/product/" + productId;
        admin.post(product + "/delete", AdminSession.inputs(admin.get(product).body()));
        String archived = "SELECT COUNT(*) FROM BLC_PRODUCT WHERE PRODUCT_ID = ? AND ARCHIVED = 'Y'";
        assertThat(jdbc.queryForObject(archived, Long.class, productId)).isEqualTo(1);
        assertThat(jdbc.queryForObject(noted, Long.class, offer)).isEqualTo(1);
    }

    private List<Flagging> said() {
        return flaggedProducts.of(List.of(productId)).getOrDefault(productId, List.of());
    }

    private void aTier(String code) {
        TierSchemes.Revision inForce = schemes.inForce();
        TierScheme scheme = new TierScheme(
                Measure.POINTS,
                new QualifyingPeriod.Calendar(QualifyingPeriod.Unit.YEAR),
                Period.ZERO,
                Currency.getInstance("USD"),
                List.of(new Tier(new TierCode(code), new TierName("Gold", "金卡"), 1, 100, Benefits.NONE)));
        schemes.save(inForce == null ? 0 : inForce.number(), scheme, "test");
        schemes.refresh();
    }

    private void save(String path, Map<String, String> fields) throws Exception {
        assertThat(posted(path, fields)).doesNotContain("There was a problem saving");
    }

    private String posted(String path, Map<String, String> fields) throws Exception {
        Map<String, String> form = AdminSession.inputs(admin.get(path).body());
        fields.forEach((field, value) -> form.put("fields['" + field + "'].value", value));
        return admin.post(path, form).body();
    }

    @Test
    void aPostWithoutTheFormsTokenSavesNothing() throws Exception {
        Map<String, String> form =
                AdminSession.inputs(admin.get("/product/" + productId).body());
        form.put(PointsFlag.NO_EARN.field, "true");
        assertThat(form.remove("csrfToken")).isNotEmpty();

        assertThat(admin.postWithoutToken("/product/" + productId, form).statusCode())
                .isGreaterThanOrEqualTo(400);

        assertThat(flagged(PointsFlag.NO_EARN)).isEmpty();
    }

    private Set<Long> flagged(PointsFlag flag) {
        return flag.in(flags.of(List.of(productId)));
    }

    private void save(String path, PointsFlag flag, String value) throws Exception {
        Map<String, String> form = AdminSession.inputs(admin.get(path).body());
        form.put(flag.field, value);
        assertThat(admin.post(path, form).body()).doesNotContain("There was a problem saving");
    }
}
