package org.pointsmall.loyalty.programme;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.ledger.LedgerSide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.programme.ProgrammeFixture.JUNE;

class ProveClosedDaysTest {
    private static final Tally.Line JUNES = new Tally.Line(LedgerSide.MEMBER_AVAILABLE, JUNE);
    private static final Tally.Line ISSUED = new Tally.Line(LedgerSide.PROGRAMME_ISSUED, null);

    private final ProgrammeFixture programme = ProgrammeFixture.withClosedDays(3);
    private final Instant second = programme.book.days().get(1).end();

    @Test
    void agreesWithDaysThatAreWhatTheJournalSays() {
        assertThat(programme.proof.first()).isEmpty();
        assertThat(ProgrammeFixture.in("UTC", "2026-05-01T12:00:00Z").proof.first())
                .isEmpty();
    }

    @Test
    void namesADayThatHasGotAnEntrySince() {
        programme.book.give(second.minusMillis(1), 5, JUNE);

        ProveClosedDays.Difference difference = programme.proof.first().orElseThrow();

        assertThat(difference.day().end()).isEqualTo(second);
        assertThat(difference.words())
                .isEqualTo("the day from 2026-01-02T00:00:00Z to 2026-01-03T00:00:00Z has 2 entries in the journal and"
                        + " was closed with 1; the job close-days mends that");
    }

    @Test
    void namesTheFirstDayThatKeepsAnotherAmount() {
        programme.book.falsify(second, new Tally(Map.of(JUNES, 22L, ISSUED, -21L)));
        programme.book.falsify(second.plus(Duration.ofDays(1)), Tally.NOTHING);

        ProveClosedDays.Difference difference = programme.proof.first().orElseThrow();

        assertThat(difference.day().end()).isEqualTo(second);
        assertThat(difference.words())
                .isEqualTo("at the end of the day that ended at 2026-01-03T00:00:00Z,"
                        + " MEMBER_AVAILABLE of 2026-06 is 21 by the journal and 22 as closed");
    }

    @Test
    void namesAnAmountThatHasNoMonth() {
        programme.book.falsify(second, new Tally(Map.of(JUNES, 21L, ISSUED, -20L)));

        assertThat(programme.proof.first().orElseThrow().words())
                .endsWith("PROGRAMME_ISSUED of no month is -21 by the journal and -20 as closed");
    }

    @Test
    void namesAnAmountThatIsNotKeptOrThatTheJournalDoesNotHave() {
        programme.book.falsify(second, new Tally(Map.of(ISSUED, -21L)));
        assertThat(programme.proof.first().orElseThrow().words()).endsWith("is 21 by the journal and 0 as closed");

        programme.book.falsify(
                second,
                new Tally(Map.of(JUNES, 21L, ISSUED, -21L, new Tally.Line(LedgerSide.PROGRAMME_BURNED, null), 1L)));
        assertThat(programme.proof.first().orElseThrow().words())
                .endsWith("PROGRAMME_BURNED of no month is 0 by the journal and 1 as closed");
    }

    @Test
    void aDayThatIsReopenedWhileItIsProvenIsNoDifference() {
        programme.book.beforeClosingIsRead(() -> programme.book.required(() -> {
            programme.book.lock();
            return programme.book.reopen(DayBook.BEGINNING, 3);
        }));

        assertThat(programme.proof.first()).isEmpty();
    }
}
