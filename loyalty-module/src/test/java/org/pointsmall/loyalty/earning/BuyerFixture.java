package org.pointsmall.loyalty.earning;

import java.time.Instant;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.tier.Benefits;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.tier.TierName;

/** Who buys: {@code aBuyer().ofTier("gold").bornOn("--02-29")}. */
public record BuyerFixture(
        @Nullable String code, int hundredths, Set<SegmentCode> segments, boolean isFirstOrder, @Nullable MonthDay born)
        implements Buyer {

    public static BuyerFixture aBuyer() {
        return new BuyerFixture(null, 100, Set.of(), false, null);
    }

    /** At the benefit of earning as everybody does. */
    BuyerFixture ofTier(String tier) {
        return new BuyerFixture(tier, 100, segments, isFirstOrder, born);
    }

    /** At a tier by which earned points are multiplied. */
    public BuyerFixture ofTier(String tier, int multiplier) {
        return new BuyerFixture(tier, multiplier, segments, isFirstOrder, born);
    }

    public BuyerFixture inSegments(String... codes) {
        return new BuyerFixture(
                code,
                hundredths,
                Arrays.stream(codes).map(SegmentCode::new).collect(Collectors.toSet()),
                isFirstOrder,
                born);
    }

    BuyerFixture withAFirstOrder() {
        return new BuyerFixture(code, hundredths, segments, true, born);
    }

    BuyerFixture bornOn(String day) {
        return new BuyerFixture(code, hundredths, segments, isFirstOrder, MonthDay.parse(day));
    }

    @Override
    public Optional<Tier> tier() {
        return Optional.ofNullable(code)
                .map(tier -> new Tier(
                        new TierCode(tier), new TierName(tier, tier), 1, 1, new Benefits(hundredths, null, 100)));
    }

    @Override
    public long orders() {
        return isFirstOrder ? 0 : 3;
    }

    @Override
    public Optional<Instant> enrolledAt() {
        return Optional.of(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @Override
    public Optional<MonthDay> birthday() {
        return Optional.ofNullable(born);
    }
}
