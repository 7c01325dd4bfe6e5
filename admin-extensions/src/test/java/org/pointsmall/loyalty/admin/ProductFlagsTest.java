package org.pointsmall.loyalty.admin;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pointsmall.loyalty.catalogue.CatalogFlags;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** The flags on the forms of products and categories, and what the site reads of them. */
@AdminTest
class ProductFlagsTest {
    private enum Flag {
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

        Flag(String field) {
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
    @EnumSource(Flag.class)
    void savingTheFormSavesTheFlagAndTheSiteReadsItAtOnce(Flag flag) throws Exception {
        String form = "/product/" + productId;
        assertThat(flagged(flag)).isEmpty();

        save(form, flag, "true");
        assertThat(flagged(flag)).containsExactly(productId);
        assertThat(AdminSession.inputs(admin.get(form).body())).containsEntry(flag.field, "true");

        save(form, flag, "false");
        assertThat(flagged(flag)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Flag.class)
    void aFlaggedCategoryFlagsItsProducts(Flag flag) throws Exception {
        String form = "/category/" + backroom.categoryOf(productId);

        save(form, flag, "true");
        assertThat(flagged(flag)).containsExactly(productId);

        save(form, flag, "false");
        assertThat(flagged(flag)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Flag.class)
    void aFlaggedCategoryFlagsTheProductsOfThoseBelowIt(Flag flag) throws Exception {
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
    void aPostWithoutTheFormsTokenSavesNothing() throws Exception {
        Map<String, String> form =
                AdminSession.inputs(admin.get("/product/" + productId).body());
        form.put(Flag.NO_EARN.field, "true");
        assertThat(form.remove("csrfToken")).isNotEmpty();

        assertThat(admin.postWithoutToken("/product/" + productId, form).statusCode())
                .isGreaterThanOrEqualTo(400);

        assertThat(flagged(Flag.NO_EARN)).isEmpty();
    }

    private Set<Long> flagged(Flag flag) {
        return flag.in(flags.of(List.of(productId)));
    }

    private void save(String path, Flag flag, String value) throws Exception {
        Map<String, String> form = AdminSession.inputs(admin.get(path).body());
        form.put(flag.field, value);
        assertThat(admin.post(path, form).body()).doesNotContain("There was a problem saving");
    }
}
