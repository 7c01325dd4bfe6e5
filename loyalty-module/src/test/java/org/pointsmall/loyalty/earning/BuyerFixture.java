package org.pointsmall.loyalty.earning;

import java.time.MonthDay;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who buys: {@code aBuyer().ofTier("gold").bornOn("--02-29")}. */
record BuyerFixture(@Nullable String code, Set<String> segments, boolean isFirstOrder, @Nullable MonthDay born)
        implements Buyer {

    static BuyerFixture aBuyer() {
        return new BuyerFixture(null, Set.of(), false, null);
    }

    BuyerFixture ofTier(String tier) {
        return new BuyerFixture(tier, segments, isFirstOrder, born);
    }

    BuyerFixture inSegments(String... codes) {
        return new BuyerFixture(code, Set.of(codes), isFirstOrder, born);
    }

    BuyerFixture withAFirstOrder() {
        return new BuyerFixture(code, segments, true, born);
    }

    BuyerFixture bornOn(String day) {
        return new BuyerFixture(code, segments, isFirstOrder, MonthDay.parse(day));
    }

    @Override
    public Optional<String> tier() {
        return Optional.ofNullable(code);
    }

    @Override
    public Optional<MonthDay> birthday() {
        return Optional.ofNullable(born);
    }
}
