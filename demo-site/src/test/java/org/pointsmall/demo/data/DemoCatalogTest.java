package org.pointsmall.demo.data;

import java.io.StringReader;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DemoCatalogTest {
    private static final String CATEGORIES = "code,en,zh\nbags,Bags,包袋\n";
    private static final String HEADER = "item_id,name,name_zh,category,price_gbp\n";

    @Test
    void holdsHundredsOfProductsEachOnAShelf() {
        DemoCatalog catalog = DemoCatalog.load();

        assertThat(catalog.products()).hasSizeBetween(400, 600);
        assertThat(catalog.categories()).hasSizeBetween(10, 16);
        assertThat(catalog.products().stream().map(Product::category).collect(Collectors.toSet()))
                .as("every category has a product")
                .hasSameSizeAs(catalog.categories());
    }

    @Test
    void namesAreUniqueAndTidyAndPricesPositive() {
        assertThat(DemoCatalog.load().products())
                .allSatisfy(product -> {
                    assertThat(product.price()).isPositive();
                    assertThat(product.name())
                            .isEqualTo(product.name().strip())
                            .isNotEqualTo(product.name().toUpperCase(java.util.Locale.ROOT));
                })
                .extracting(Product::name)
                .doesNotHaveDuplicates();
    }

    @Test
    void findsAProductByItsItemCode() {
        DemoCatalog catalog = DemoCatalog.load();

        assertThat(catalog.product(new ItemId("22423")))
                .get()
                .extracting(Product::name)
                .isEqualTo("Regency Cake Stand 3 Tier");
        assertThat(catalog.product(new ItemId("NOSUCH"))).isEmpty();
    }

    @Test
    void namesFileAndLineOfARefusedRow() {
        assertRefused(HEADER + "1,Tote,托特包,bags,1.25\n2,Sack,布袋,bags,0.00\n", "products.csv line 3", "positive amount");
        assertRefused(HEADER + "1,Tote,托特包,bags,dear\n", "products.csv line 2", "not a price: 'dear'");
        assertRefused(HEADER + "1,Tote,托特包,hats,1.25\n", "products.csv line 2", "unknown category 'hats'");
        assertRefused(
                HEADER + "1,Tote,托特包,bags,1.25\n1,Sack,布袋,bags,1.25\n", "products.csv line 3", "item 1 comes twice");
        assertRefused(
                HEADER + "1,Tote,托特包,bags,1.25\n2,Tote,托特包,bags,1.25\n", "products.csv line 3", "'Tote' comes twice");
        assertRefused(HEADER + "1,,托特包,bags,1.25\n", "products.csv line 2", "column name is empty");
        assertRefused(HEADER + "1,Tote,,bags,1.25\n", "products.csv line 2", "column name_zh is empty");
    }

    @Test
    void everyProductHasAChineseNameOfItsOwn() {
        assertThat(DemoCatalog.load().products())
                .extracting(Product::chineseName)
                .allSatisfy(name -> assertThat(name.codePoints().filter(Character::isIdeographic))
                        .hasSizeGreaterThanOrEqualTo(2))
                .doesNotHaveDuplicates();
    }

    @Test
    void refusesAFileOfAnotherShape() {
        assertRefused("item_id,title,name_zh,category,price_gbp\n1,Tote,托特包,bags,1.25\n", "products.csv");
        assertRefused(HEADER + "1,Tote,托特包,bags\n", "products.csv line 2");
        assertRefused(HEADER + "1,Tote,托特包,bags,1.25,more\n", "products.csv line 2");
        assertRefused(HEADER, "products.csv has no rows");
        assertRefused("", "products.csv");
    }

    private static void assertRefused(String productsCsv, String... said) {
        assertThatThrownBy(() -> DemoCatalog.read(new StringReader(CATEGORIES), new StringReader(productsCsv)))
                .isInstanceOf(DemoDataException.class)
                .hasMessageContainingAll(said);
    }
}
