package org.pointsmall.loyalty.tier;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.tier.TierChange.Why;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.pointsmall.loyalty.tier.ProgrammeWithTiers.BY_POINTS;
import static org.pointsmall.loyalty.tier.ProgrammeWithTiers.BY_SPEND;
import static org.pointsmall.loyalty.tier.ProgrammeWithTiers.at;
import static org.pointsmall.loyalty.tier.SomeTiers.GOLD;

/** The job, from chunk to chunk: a hundred accounts are one. */
class ReviewTiersTest {
    private static final Job.Chunk NOTHING_REDEFINED = new Job.Chunk(0, false);

    private final ProgrammeWithTiers programme = new ProgrammeWithTiers();
    private final List<MemberId> members = new ArrayList<>();

    @BeforeEach
    void defineTiers() {
        programme.define(BY_POINTS);
    }

    private void goldMembers(int count) {
        for (int n = 0; n < count; n++) {
            MemberId member = programme.aMember();
            programme.award(member, 5_000);
            members.add(member);
        }
    }

    @Test
    void nothingIsDueBeforeTheDayOnWhichTiersEnd() {
        goldMembers(1);
        programme.moveTo("2027-12-31T23:59:59");
        assertThat(programme.review()).isZero();
        assertThat(programme.reviewTiers.lag()).contains(Duration.ZERO);

        programme.moveTo("2028-01-01T00:00");
        assertThat(programme.reviewTiers.lag()).contains(Duration.ZERO);
        assertThat(programme.review()).isEqualTo(1);
        assertThat(programme.standing(members.get(0)).graceUntil()).isEqualTo(at("2028-02-01T00:00"));
    }

    @Test
    void theJobIsLateByTheOldestReviewThatIsDue() {
        goldMembers(2);
        programme.moveTo("2028-01-01T01:00");
        assertThat(programme.reviewTiers.lag()).contains(Duration.ofHours(1));
        programme.review();
        assertThat(programme.reviewTiers.lag()).contains(Duration.ZERO);
        assertThat(programme.reviewTiers.name()).hasToString("review-tiers");
    }

    @Test
    void reviewsAreMadeAHundredAtATimeUntilNoneIsLeft() {
        goldMembers(130);
        programme.moveTo("2028-01-01T00:00");

        Job.Run run = programme.reviewTiers.begin();
        assertThat(run.next()).isEqualTo(NOTHING_REDEFINED);
        assertThat(run.next()).isEqualTo(new Job.Chunk(100, false));
        assertThat(run.next()).isEqualTo(new Job.Chunk(30, true));
        assertThat(programme.review()).isZero();
    }

    @Test
    void aHundredThatAreDueLeaveTheEndToTheNextLook() {
        goldMembers(100);
        programme.moveTo("2028-01-01T00:00");

        Job.Run run = programme.reviewTiers.begin();
        run.next();
        assertThat(run.next()).isEqualTo(new Job.Chunk(100, false));
        assertThat(run.next()).isEqualTo(new Job.Chunk(0, true));
    }

    @Test
    void aRunGoesOnWhereOneThatWasCutOffEnded() {
        goldMembers(130);
        programme.moveTo("2028-01-01T00:00");
        Job.Run cutOff = programme.reviewTiers.begin();
        cutOff.next();
        cutOff.next();

        assertThat(programme.review()).isEqualTo(30);
    }

    @Test
    void afterANewSchemeEverybodyIsLookedAtOnceAndThenWhatIsDue() {
        goldMembers(101);
        programme.define(BY_SPEND);

        Job.Run run = programme.reviewTiers.begin();
        assertThat(run.next()).isEqualTo(new Job.Chunk(100, false));
        assertThat(run.next()).isEqualTo(new Job.Chunk(1, false));
        assertThat(run.next()).isEqualTo(new Job.Chunk(0, true));
        assertThat(programme.tiers.history(members.get(100), 1))
                .extracting(TierChange::why, TierChange::revision)
                .containsExactly(tuple(Why.REDEFINED, 2L));
        assertThat(programme.review()).isZero();
    }

    @Test
    void withoutAnySchemeNobodyIsLookedAt() {
        ProgrammeWithTiers bare = new ProgrammeWithTiers();
        bare.award(bare.aMember(), 5_000);

        assertThat(bare.reviewTiers.begin().next()).isEqualTo(new Job.Chunk(0, true));
        assertThat(bare.store.written()).isZero();
    }

    @Test
    void anAccountThatCanNotBeDealtWithIsPassedOverAndNotCounted() {
        goldMembers(3);
        programme.moveTo("2028-01-01T00:00");
        programme.store.refuse(programme.account(members.get(1)));

        assertThat(programme.review()).isEqualTo(2);
        assertThat(programme.standing(members.get(0)).graceUntil()).isNotNull();
        assertThat(programme.standing(members.get(2)).graceUntil()).isNotNull();
        assertThat(programme.reviewTiers.lag()).as("of the one that is left").contains(Duration.ZERO);
        programme.moveTo("2028-01-01T00:01");
        assertThat(programme.reviewTiers.lag()).contains(Duration.ofMinutes(1));
    }

    @Test
    void soIsOneThatANewSchemeCanNotTakeOver() {
        goldMembers(3);
        programme.define(BY_SPEND);
        programme.store.refuse(programme.account(members.get(1)));

        assertThat(programme.review()).isEqualTo(2);
    }

    @Test
    void aReviewThatIsMadeLateCountsAsOfTheDayOnWhichItWasDue() {
        goldMembers(1);
        programme.moveTo("2027-06-01T10:00");
        programme.award(members.get(0), 5_000);
        programme.moveTo("2028-05-01T10:00");

        assertThat(programme.review()).isEqualTo(1);
        assertThat(programme.tierOf(members.get(0))).isEqualTo(GOLD);
        assertThat(programme.standing(members.get(0)).until()).isEqualTo(at("2029-01-01T00:00"));
    }
}
