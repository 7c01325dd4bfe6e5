package org.pointsmall.loyalty.admin.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NewestTest {

    @Test
    void everyRowIsOnOnePageAndTheLastLeadsNowhere() {
        for (int rows = 0; rows < 12; rows++) {
            List<Long> seen = new ArrayList<>();
            String older = "";
            do {
                Newest<Long> page = page(older, rows);
                assertThat(page.rows()).hasSizeLessThanOrEqualTo(3);
                seen.addAll(page.rows());
                older = page.older();
            } while (!older.isEmpty());
            assertThat(seen).isEqualTo(below(Long.MAX_VALUE, 100, rows));
        }
    }

    @Test
    void whatIsNoKeyAsksForTheNewest() {
        for (String odd : List.of("", "x", "-1", "99999999999999999999999")) {
            assertThat(page(odd, 5).rows()).containsExactly(5L, 4L, 3L);
        }
        assertThat(page("3", 5).with(row -> "#" + row)).isEqualTo(new Newest<>(List.of("#2", "#1"), ""));
    }

    private static Newest<Long> page(String below, int rows) {
        return Newest.of(below, 3, (key, most) -> below(key, most, rows), Long::longValue);
    }

    private static List<Long> below(long key, int most, int rows) {
        return LongStream.rangeClosed(1, rows)
                .map(row -> rows + 1 - row)
                .filter(row -> row < key)
                .limit(most)
                .boxed()
                .toList();
    }
}
