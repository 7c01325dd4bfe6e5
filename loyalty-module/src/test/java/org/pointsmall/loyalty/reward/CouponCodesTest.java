package org.pointsmall.loyalty.reward;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CouponCodesTest {

    @Test
    void generatedCodesUniqueAtOneMillion() {
        CouponCodes codes = new CouponCodes();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1_000_000; i++) {
            seen.add(codes.next());
        }

        assertThat(seen).hasSize(1_000_000);
        assertThat(codes.next()).matches("[0-9A-HJKMNP-TV-Z]{16}");
    }
}
