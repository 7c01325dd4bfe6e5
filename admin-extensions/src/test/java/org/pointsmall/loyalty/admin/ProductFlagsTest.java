package org.pointsmall.loyalty.admin;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.mall.CatalogFlags;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

@AdminTest
class ProductFlagsTest {
    private static final String FIELD = "fields['loyaltyNoEarn'].value";

    @LocalServerPort
    int port;

    @Autowired
    Backroom backroom;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    CatalogFlags flags;

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
                .contains("Loyalty", "Earning points", "Earns no points", "loyaltyNoEarn-true");
        assertThat(admin.get("/product/" + productId + "?blLocaleCode=zh_CN").body())
                .contains("积分", "积分累积", "不累积积分");
    }

    @Test
    void savingTheFormSavesTheFlagAndTheSiteReadsItAtOnce() throws Exception {
        assertThat(flags.withoutEarning(List.of(productId))).isEmpty();

        save("true");
        assertThat(flags.withoutEarning(List.of(productId))).containsExactly(productId);
        assertThat(AdminSession.inputs(admin.get("/product/" + productId).body()))
                .containsEntry(FIELD, "true");

        save("false");
        assertThat(flags.withoutEarning(List.of(productId))).isEmpty();
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
    void aPostWithoutTheFormsTokenSavesNothing() throws Exception {
        Map<String, String> form =
                AdminSession.inputs(admin.get("/product/" + productId).body());
        form.put(FIELD, "true");
        assertThat(form.remove("csrfToken")).isNotEmpty();

        assertThat(admin.postWithoutToken("/product/" + productId, form).statusCode())
                .isGreaterThanOrEqualTo(400);

        assertThat(flags.withoutEarning(List.of(productId))).isEmpty();
    }

    private void save(String flag) throws Exception {
        Map<String, String> form =
                AdminSession.inputs(admin.get("/product/" + productId).body());
        form.put(FIELD, flag);
        assertThat(admin.post("/product/" + productId, form).body()).doesNotContain("There was a problem saving");
    }
}
