package org.pointsmall.loyalty.reward;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.ledger.EntryId;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.mall.OfferName;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;

import static org.assertj.core.api.Assertions.assertThat;

/** What single uses of a reward are worth. */
class RewardPartsOfPriceTest {
    private static Reward reward(long points, long uses, long left) {
        Bought bought = new Bought(
                new MemberId(1),
                "key",
                "hash",
                new VersionRef<>(1, 1),
                Content.Kind.RECURRING,
                new OfferName("Tea", "茶"),
                "7",
                1,
                Points.of(points),
                new EntryId(1),
                uses,
                Instant.EPOCH,
                null,
                true,
                Instant.EPOCH);
        return new Reward(new RewardId(1), new MemberId(1), bought, left, Points.ZERO, null, null);
    }

    /** Whatever was sent and is stopped then, and however the price divides. */
    @Test
    void theirPartsAndWhatIsLeftAreAlwaysWhatWasPaid() {
        for (long points = 1; points <= 40; points++) {
            for (int uses = 1; uses <= 13; uses++) {
                Points sent = Points.ZERO;
                for (int nth = 1; nth <= uses; nth++) {
                    sent = sent.plus(reward(points, uses, uses - nth + 1).worthOf(nth));
                    Points left = reward(points, uses, uses - nth).worth();
                    assertThat(sent.plus(left)).isEqualTo(Points.of(points));
                }
            }
        }
    }

    @Test
    void aPartDiffersFromTheOthersByOnePointAtMost() {
        Reward year = reward(1_000, 12, 12);

        assertThat(year.worthOf(1)).isEqualTo(Points.of(84));
        assertThat(year.worthOf(2)).isEqualTo(Points.of(83));
        assertThat(year.worthOf(12)).isEqualTo(Points.of(83));
    }
}
