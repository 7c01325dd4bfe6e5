package org.pointsmall.loyalty.insight.dashboard;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.pointsmall.loyalty.insight.figure.FigureCell;
import org.pointsmall.loyalty.insight.figure.FigureFamily;
import org.pointsmall.loyalty.ledger.EntryKind;
import org.pointsmall.loyalty.ledger.LedgerSide;

/** Sums of a span, each of its kind once. */
public final class FigureSums {
    /** Of nothing. */
    public static final FigureSums NOTHING = new FigureSums(List.of());

    private final List<FigureCell> cells;

    public FigureSums(Collection<FigureCell> cells) {
        this.cells = List.copyOf(cells);
    }

    /** Both together; what is of the same kind stands in it twice and is summed up when it is asked for. */
    FigureSums and(FigureSums more) {
        return new FigureSums(Stream.concat(cells.stream(), more.cells.stream()).toList());
    }

    /** What was posted to a side of the programme, with the side's own sign. */
    long points(LedgerSide side) {
        return points().filter(cell -> cell.other().equals(side.name()))
                .mapToLong(FigureCell::amount)
                .sum();
    }

    /** The same of some kinds of entries. */
    long points(LedgerSide side, EntryKind... kinds) {
        List<String> names = Stream.of(kinds).map(EntryKind::name).toList();
        return points().filter(cell -> cell.other().equals(side.name()) && names.contains(cell.one()))
                .mapToLong(FigureCell::amount)
                .sum();
    }

    /** What members own: what all sides of the programme are short of. */
    long owned() {
        return -points().mapToLong(FigureCell::amount).sum();
    }

    private Stream<FigureCell> points() {
        return of(FigureFamily.POINTS);
    }

    /** Of this family. */
    Stream<FigureCell> of(FigureFamily family) {
        return cells.stream().filter(cell -> cell.family() == family);
    }

    /** The amount of what is so. */
    long amount(FigureFamily family, String one, String other) {
        return of(family, one, other).mapToLong(FigureCell::amount).sum();
    }

    /** Of how many things it is. */
    long times(FigureFamily family, String one, String other) {
        return of(family, one, other).mapToLong(FigureCell::times).sum();
    }

    private Stream<FigureCell> of(FigureFamily family, String one, String other) {
        return of(family).filter(cell -> cell.one().equals(one) && cell.other().equals(other));
    }

    /** All of a family. */
    long all(FigureFamily family) {
        return of(family).mapToLong(FigureCell::amount).sum();
    }

    /** Amounts of a family by what they are of, in its order. */
    Map<String, Long> by(FigureFamily family, Function<FigureCell, String> what) {
        Map<String, Long> sums = new TreeMap<>();
        of(family).forEach(cell -> sums.merge(what.apply(cell), cell.amount(), Long::sum));
        return sums;
    }
}
