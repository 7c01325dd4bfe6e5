package org.pointsmall.loyalty.admin.programme;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.programme.Liability;
import org.pointsmall.loyalty.programme.Programme;
import org.pointsmall.loyalty.programme.Totals;
import org.pointsmall.loyalty.time.BusinessTime;

/** Where the programme stood at a moment that staff choose, by the programme's own clock. */
final class Books {
    private final Programme programme;
    private final BusinessTime time;

    Books(Programme programme, BusinessTime time) {
        this.programme = programme;
        this.time = time;
    }

    /**
     * The programme's totals and what the merchant owes, in writing.
     *
     * @param at as a browser's field for a moment takes it
     * @param sums by the code of each side's name
     */
    record View(String at, List<Sum> sums, List<Month> months, String points, String money) {}

    /** One of the programme's totals. */
    record Sum(String label, String points) {}

    /** @param expires the month; null for never */
    record Month(@Nullable String expires, String points, String money) {}

    /** The moment that was typed, now where nothing was; empty for what is none, or lies ahead. */
    Optional<Instant> moment(String typed) {
        Instant now = time.now();
        if (typed.isBlank()) {
            return Optional.of(now);
        }
        try {
            Instant at = LocalDateTime.parse(typed.strip()).atZone(time.zone()).toInstant();
            return Optional.of(at).filter(moment -> !moment.isAfter(now) && moment.isAfter(Instant.EPOCH));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    View at(Instant moment, DisplayFormat written) {
        Totals totals = programme.totals(moment);
        Liability owed = programme.valued(totals);
        return new View(
                LocalDateTime.ofInstant(moment, time.zone())
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString(),
                List.of(
                        new Sum("LoyaltyLedger_Issued", written.number(totals.issued())),
                        new Sum("LoyaltyLedger_Burned", written.number(totals.burned())),
                        new Sum("LoyaltyLedger_Breakage", written.number(totals.breakage())),
                        new Sum("LoyaltyLedger_Adjusted", written.number(totals.adjusted())),
                        new Sum("LoyaltyLedger_BroughtOver", written.number(totals.broughtOver())),
                        new Sum("LoyaltyLedger_Debt", written.number(totals.debt())),
                        new Sum("LoyaltyLedger_WrittenOff", written.number(totals.writtenOff())),
                        new Sum("LoyaltyLedger_Outstanding", written.number(totals.outstanding()))),
                owed.months().stream()
                        .map(month -> new Month(
                                month.expires() == null ? null : month.expires().toString(),
                                written.number(month.points().value()),
                                month.money().toString()))
                        .toList(),
                written.number(owed.points().value()),
                owed.money().toString());
    }
}
