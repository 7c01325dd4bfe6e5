package org.pointsmall.loyalty.insight.dashboard;

import org.pointsmall.loyalty.ledger.EntryKind;
import org.pointsmall.loyalty.ledger.LedgerSide;

/**
 * Where points came from and went in a span. {@code opening + issued - takenBack + adjusted + broughtOver - burned + cameBack - expired -
 * debtPaid + writtenOff = closing}, which is what members own at its end.
 *
 * @param opening what members owned before it
 * @param issued awarded
 * @param takenBack of awards, after returns
 * @param adjusted given by hand, less what was taken by hand
 * @param broughtOver taken over from an earlier programme, less what was undone of it
 * @param burned used up
 * @param cameBack of what was used up
 * @param expired lost unused
 * @param debtPaid by how much members owe less than before
 * @param writtenOff given up, less what was had after all
 * @param closing what members own at its end
 * @param debt what members owe at its end: points below zero
 */
public record PointsFigures(
        long opening,
        long issued,
        long takenBack,
        long adjusted,
        long broughtOver,
        long burned,
        long cameBack,
        long expired,
        long debtPaid,
        long writtenOff,
        long closing,
        long debt) {

    /** @param everBefore of all days before the span */
    static PointsFigures of(FigureSums span, FigureSums everBefore) {
        long earned = -span.points(LedgerSide.PROGRAMME_ISSUED, EntryKind.EARN);
        long used = span.points(LedgerSide.PROGRAMME_BURNED, EntryKind.BURN, EntryKind.EXCHANGE);
        long opening = everBefore.owned();
        return new PointsFigures(
                opening,
                earned,
                earned + span.points(LedgerSide.PROGRAMME_ISSUED),
                -span.points(LedgerSide.PROGRAMME_ADJUSTMENT),
                -span.points(LedgerSide.PROGRAMME_OPENING),
                used,
                used - span.points(LedgerSide.PROGRAMME_BURNED),
                span.points(LedgerSide.PROGRAMME_BREAKAGE),
                span.points(LedgerSide.PROGRAMME_DEBT),
                -span.points(LedgerSide.PROGRAMME_WRITTEN_OFF),
                opening + span.owned(),
                -everBefore.and(span).points(LedgerSide.PROGRAMME_DEBT));
    }

    /** What this line says. */
    public long of(PointsLine line) {
        return switch (line) {
            case ISSUED -> issued;
            case TAKEN_BACK -> takenBack;
            case ADJUSTED -> adjusted;
            case BROUGHT_OVER -> broughtOver;
            case BURNED -> burned;
            case CAME_BACK -> cameBack;
            case EXPIRED -> expired;
            case DEBT_PAID -> debtPaid;
            case WRITTEN_OFF -> writtenOff;
        };
    }

    /** Awarded, less what was taken back. */
    public long netIssued() {
        return issued - takenBack;
    }

    /** Used up, less what came back. */
    public long netBurned() {
        return burned - cameBack;
    }

    /** The sum of what is said to have moved; always {@link #closing}. */
    public long reckoned() {
        return opening + netIssued() + adjusted + broughtOver - netBurned() - expired - debtPaid + writtenOff;
    }
}
