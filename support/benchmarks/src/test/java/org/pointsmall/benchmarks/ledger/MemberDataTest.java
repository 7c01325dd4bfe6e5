package org.pointsmall.benchmarks.ledger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MemberDataTest {
    @Test
    void aBurntLotHasTwoEntriesAndALiveOneHasOne() {
        MemberData data = new MemberData(1, 2, 4, 3, 100, "NOW()", 50);

        assertThat(data.entries()).isEqualTo(10);
        assertThat(data.lots()).isEqualTo(14);
        assertThat(data.idsAfter()).isEqualTo(64);
    }

    @Test
    void whoShopsHasMoreThanCanBeSpent() {
        SpendingCase one = new SpendingCase(5, 1, 1, 1, 1, 100, 10);

        assertThat(one.data()).hasSize(2);
        MemberData shopper = one.data().get(0);
        assertThat(shopper.liveLots() * shopper.lotPoints()).isGreaterThan(210L * Purchase.MOST_POINTS);
        assertThat(one.name()).isEqualTo("one hot member, 1 threads");
    }
}
