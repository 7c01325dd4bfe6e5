package org.pointsmall.loyalty.insight.dashboard;

import java.util.List;
import java.util.Set;
import org.pointsmall.loyalty.ledger.EntryKind;
import org.pointsmall.loyalty.ledger.LedgerSide;

/** A line of {@link PointsFigures}, by the postings that it sums up. */
public enum PointsLine {
    ISSUED(LedgerSide.PROGRAMME_ISSUED, -1, true, EntryKind.EARN),
    TAKEN_BACK(LedgerSide.PROGRAMME_ISSUED, 1, false, EntryKind.EARN),
    ADJUSTED(LedgerSide.PROGRAMME_ADJUSTMENT, -1, false),
    BROUGHT_OVER(LedgerSide.PROGRAMME_OPENING, -1, false),
    BURNED(LedgerSide.PROGRAMME_BURNED, 1, true, EntryKind.BURN, EntryKind.EXCHANGE),
    CAME_BACK(LedgerSide.PROGRAMME_BURNED, -1, false, EntryKind.BURN, EntryKind.EXCHANGE),
    EXPIRED(LedgerSide.PROGRAMME_BREAKAGE, 1, false),
    DEBT_PAID(LedgerSide.PROGRAMME_DEBT, 1, false),
    WRITTEN_OFF(LedgerSide.PROGRAMME_WRITTEN_OFF, -1, false);

    private final LedgerSide side;
    private final int sign;
    private final boolean only;
    private final Set<EntryKind> kinds;

    PointsLine(LedgerSide side, int sign, boolean only, EntryKind... kinds) {
        this.side = side;
        this.sign = sign;
        this.only = only;
        this.kinds = Set.of(kinds);
    }

    /** On which side of the programme they are. */
    public LedgerSide side() {
        return side;
    }

    /** 1 where the line counts up as the side does, else -1. */
    public int sign() {
        return sign;
    }

    /** The kinds of entries that belong to it. */
    public List<EntryKind> entries() {
        return List.of(EntryKind.values()).stream()
                .filter(kind -> kinds.contains(kind) == only)
                .toList();
    }
}
