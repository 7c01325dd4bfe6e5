package org.pointsmall.loyalty.broadleaf;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.broadleaf.store.Shop;
import org.pointsmall.loyalty.broadleaf.store.Shop.Flow;
import org.pointsmall.loyalty.broadleaf.store.StoreTest;
import org.pointsmall.loyalty.catalogue.CatalogFlags;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.member.MemberId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** A category's flags are those of all products below it, in the real store's tables. */
@StoreTest
abstract class CategoryFlagsInTheStoreContract {
    @Autowired
    Shop shop;

    @Autowired
    CatalogFlags flags;

    @Autowired
    Ledger ledger;

    @Autowired
    JdbcTemplate jdbc;

    private long lantern;
    private long top;
    private long middle;
    private long leaf;

    /** Home, in it lights, in it lanterns. */
    @BeforeEach
    void threeCategories() {
        lantern = shop.product("12.34");
        top = 2_000_000 + 10 * lantern;
        middle = top + 1;
        leaf = top + 2;
        for (long category : List.of(top, middle, leaf)) {
            jdbc.update("INSERT INTO BLC_CATEGORY (CATEGORY_ID, NAME) VALUES (?, 'Lights')", category);
        }
        putBelow(middle, top);
        putBelow(leaf, middle);
    }

    /** Other tests share the store. */
    @AfterEach
    void noFlagStays() {
        jdbc.update("UPDATE BLC_CATEGORY SET LOYALTY_NO_EARN = NULL, LOYALTY_NO_OFFSET = NULL");
    }

    @Test
    void aProductIsFlaggedByWhateverIsAboveItsDefaultCategory() {
        jdbc.update("UPDATE BLC_PRODUCT SET DEFAULT_CATEGORY_ID = ? WHERE PRODUCT_ID = ?", leaf, lantern);
        assertThat(flags.of(List.of(lantern))).isEqualTo(CatalogFlags.Flagged.NOTHING);

        flag("LOYALTY_NO_EARN", top);
        flag("LOYALTY_NO_OFFSET", middle);

        assertThat(flags.of(List.of(lantern))).isEqualTo(new CatalogFlags.Flagged(Set.of(lantern), Set.of(lantern)));
    }

    @Test
    void aProductIsFlaggedByACategoryThatListsIt() {
        jdbc.update(
                "INSERT INTO BLC_CATEGORY_PRODUCT_XREF (CATEGORY_PRODUCT_ID, CATEGORY_ID, PRODUCT_ID) VALUES (?, ?, ?)",
                top,
                leaf,
                lantern);
        flag("LOYALTY_NO_OFFSET", top);

        assertThat(flags.of(List.of(lantern))).isEqualTo(new CatalogFlags.Flagged(Set.of(), Set.of(lantern)));
    }

    @Test
    void aCategoryIsBelowThoseThatListItToo() {
        long other = shop.product("1.00");
        jdbc.update("UPDATE BLC_PRODUCT SET DEFAULT_CATEGORY_ID = ? WHERE PRODUCT_ID = ?", leaf, lantern);
        jdbc.update("UPDATE BLC_PRODUCT SET DEFAULT_CATEGORY_ID = ? WHERE PRODUCT_ID = ?", top, other);
        jdbc.update("UPDATE BLC_CATEGORY SET DEFAULT_PARENT_CATEGORY_ID = NULL WHERE CATEGORY_ID = ?", leaf);
        flag("LOYALTY_NO_EARN", middle);
        assertThat(flags.of(List.of(lantern, other))).isEqualTo(CatalogFlags.Flagged.NOTHING);

        jdbc.update(
                "INSERT INTO BLC_CATEGORY_XREF (CATEGORY_XREF_ID, CATEGORY_ID, SUB_CATEGORY_ID) VALUES (?, ?, ?)",
                top,
                middle,
                leaf);

        assertThat(flags.of(List.of(lantern, other))).isEqualTo(new CatalogFlags.Flagged(Set.of(lantern), Set.of()));
    }

    @Test
    void categoriesThatAreInEachOtherAreLookedThroughOnce() {
        jdbc.update("UPDATE BLC_PRODUCT SET DEFAULT_CATEGORY_ID = ? WHERE PRODUCT_ID = ?", leaf, lantern);
        putBelow(top, leaf);
        flag("LOYALTY_NO_EARN", leaf);

        assertThat(flags.of(List.of(lantern)).withoutEarning()).containsExactly(lantern);
    }

    @Test
    void whatIsInAFlaggedCategoryEarnsNothing() {
        jdbc.update("UPDATE BLC_PRODUCT SET DEFAULT_CATEGORY_ID = ? WHERE PRODUCT_ID = ?", leaf, lantern);
        flag("LOYALTY_NO_EARN", top);
        long ana = shop.member();

        shop.checkout(ana, shop.cart(ana, lantern, 2), Flow.BROADLEAF);
        assertThat(ledger.balance(new MemberId(ana)).available().value()).isZero();
        flag("LOYALTY_NO_OFFSET", top);
        jdbc.update("UPDATE BLC_CATEGORY SET LOYALTY_NO_EARN = FALSE");
        shop.checkout(ana, shop.cart(ana, lantern, 2), Flow.BROADLEAF);

        assertThat(ledger.balance(new MemberId(ana)).available().value()).isEqualTo(24);
    }

    private void putBelow(long category, long parent) {
        jdbc.update("UPDATE BLC_CATEGORY SET DEFAULT_PARENT_CATEGORY_ID = ? WHERE CATEGORY_ID = ?", parent, category);
    }

    private void flag(String flag, long category) {
        jdbc.update("UPDATE BLC_CATEGORY SET " + flag + " = TRUE WHERE CATEGORY_ID = ?", category);
    }
}
