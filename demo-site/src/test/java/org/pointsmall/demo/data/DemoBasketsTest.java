package org.pointsmall.demo.data;

import java.io.StringReader;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DemoBasketsTest {
    private static final String HEADER = "order_id,customer_id,ts,item_id,quantity\n";
    private final DemoCatalog catalog = DemoCatalog.load();

    @Test
    void holdsEnoughOrdersOfReturningCustomersToReplay() {
        DemoBaskets baskets = DemoBaskets.load(catalog);

        assertThat(baskets.all()).hasSizeBetween(600, 800);
        Map<RetailCustomerId, Long> ordersByCustomer =
                baskets.all().stream().collect(Collectors.groupingBy(Basket::customerId, Collectors.counting()));
        assertThat(ordersByCustomer).hasSizeBetween(150, 300);
        assertThat(ordersByCustomer.values()).allMatch(orders -> orders >= 3);
    }

    @Test
    void comesInTimeOrderWithoutTheCancelledGiantOrder() {
        DemoBaskets baskets = DemoBaskets.load(catalog);

        assertThat(baskets.all()).extracting(Basket::placedAt).isSorted();
        assertThat(baskets.all()).extracting(Basket::orderId).doesNotHaveDuplicates();
        assertThat(baskets.all()).extracting(Basket::orderId).doesNotContain(new RetailOrderId(541431));
    }

    @Test
    void namesFileAndLineOfARefusedRow() {
        assertRefused("1,2,2011-01-01T10:00,NOSUCH,1\n", "baskets.csv line 2", "NOSUCH is not in products.csv");
        assertRefused("1,2,2011-01-01T10:00,22423,0\n", "baskets.csv line 2", "expected 1 to 24");
        assertRefused("1,2,2011-01-01T10:00,22423,25\n", "baskets.csv line 2", "expected 1 to 24");
        assertRefused("1,2,yesterday,22423,1\n", "baskets.csv line 2", "yesterday");
        assertRefused("1,x,2011-01-01T10:00,22423,1\n", "baskets.csv line 2", "not a whole number: 'x'");
    }

    @Test
    void refusesOrdersThatAreDamaged() {
        assertRefused("1,2,2011-01-01T10:00,22423,1\n1,2,2011-01-01T10:00,22423,1\n", "order 1 has item 22423 twice");
        assertRefused(
                "1,2,2011-01-01T10:00,22423,1\n3,2,2011-01-01T10:00,22423,1\n1,2,2011-01-01T10:00,47566,1\n",
                "order 1 is not in one piece");
        assertRefused("1,2,2011-01-01T10:00,22423,1\n3,2,2011-01-01T09:59,22423,1\n", "order 3 is older than the one");
    }

    private void assertRefused(String rows, String... said) {
        assertThatThrownBy(() -> DemoBaskets.read(new StringReader(HEADER + rows), catalog))
                .isInstanceOf(DemoDataException.class)
                .hasMessageContainingAll(said);
    }
}
