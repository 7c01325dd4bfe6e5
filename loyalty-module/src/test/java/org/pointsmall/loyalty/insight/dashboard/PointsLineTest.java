package org.pointsmall.loyalty.insight.dashboard;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pointsmall.loyalty.ledger.EntryKind;
import org.pointsmall.loyalty.ledger.LedgerSide;

import static org.assertj.core.api.Assertions.assertThat;

class PointsLineTest {

    /** So no posting to a side of the programme is left out, and none counts twice. */
    @ParameterizedTest
    @EnumSource(value = LedgerSide.class, names = "PROGRAMME_.*", mode = EnumSource.Mode.MATCH_ALL)
    void everyKindOfEntryIsInOneLineOfItsSide(LedgerSide side) {
        for (EntryKind kind : EntryKind.values()) {
            assertThat(Stream.of(PointsLine.values())
                            .filter(line ->
                                    line.side() == side && line.entries().contains(kind)))
                    .as("%s on %s", kind, side)
                    .hasSize(1);
        }
    }
}
