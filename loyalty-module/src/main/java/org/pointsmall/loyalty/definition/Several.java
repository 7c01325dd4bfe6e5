package org.pointsmall.loyalty.definition;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.pointsmall.loyalty.definition.Leaf.Form;
import org.pointsmall.loyalty.definition.Leaf.Kept;
import org.pointsmall.loyalty.refusal.Invalid;

/** Fields that hold several values, which are kept in their order. */
final class Several {
    private static final int LONGEST_CODE = 100;
    private static final int MOST_CODES = 100;
    /** As many as a database takes in one question, and an operator keeps in view. */
    private static final int MOST_IDS = 1_000;

    private static final int LONGEST_MONTH = 31;

    private Several() {}

    /** Looks up whether there are such. */
    interface Known<V> {
        void require(Targets targets, String field, Set<V> named, List<Invalid> wrong);
    }

    /** Codes of what there is in the store. What is none is refused as {@code UNKNOWN} ({@code value}). */
    static Leaf<Set<String>> codes(String path, Input input, Predicate<String> isCode, Known<String> known) {
        return of(
                path,
                Form.of(input),
                (reading, at) -> {
                    Set<String> codes = reading.draft().codes(at, LONGEST_CODE, MOST_CODES);
                    codes.stream().filter(isCode.negate()).forEach(code -> reading.draft()
                            .refuse(Invalid.of(at, "UNKNOWN").with("value", code)));
                    return codes.stream().filter(isCode).collect(Collectors.toSet());
                },
                code -> code,
                Object::toString,
                (codes, at, checking) ->
                        checking.ask(wrong -> known.require(checking.in().targets(), at, codes, wrong)));
    }

    /** Numbers of what there is in the store; {@value #MOST_IDS} at most. */
    static Leaf<Set<Long>> ids(String path, Input input, Known<Long> known) {
        return of(
                path,
                Form.of(input),
                (reading, at) -> reading.draft().ids(at, MOST_IDS),
                id -> id,
                Fields::units,
                (ids, at, checking) -> {
                    checking.range(at, ids.size(), 0, MOST_IDS);
                    if (ids.size() <= MOST_IDS) {
                        checking.ask(wrong -> known.require(checking.in().targets(), at, ids, wrong));
                    }
                });
    }

    /** The same in the order in which they are written, which matters. */
    static Leaf<List<Long>> ordered(String path, Input input, int most) {
        return new Leaf<>(
                path,
                Form.of(input),
                (reading, at) -> List.copyOf(reading.draft().ids(at, most)),
                (draft, at, ids) -> draft.with(at, ids.toArray()),
                new Kept<>(
                        ids -> List.copyOf(ids),
                        all -> all == null
                                ? List.of()
                                : ((Collection<?>) all)
                                        .stream().map(Fields::units).toList()),
                (ids, at, checking) -> checking.range(at, ids.size(), 0, most));
    }

    static Leaf<Set<DayOfWeek>> weekdays(String path) {
        return of(
                path,
                new Form(Input.WEEKDAYS, Fields.names(DayOfWeek.class)),
                (reading, at) -> reading.draft().choices(at, DayOfWeek.class),
                DayOfWeek::name,
                day -> DayOfWeek.valueOf(day.toString()),
                (days, at, checking) -> {});
    }

    /** Days of a month, and from its end; {@code NO_DAY_ZERO} of one that is none. */
    static Leaf<Set<Integer>> daysOfMonth(String path) {
        return of(
                path,
                Form.of(Input.DAYS_OF_MONTH),
                (reading, at) -> {
                    Set<Integer> days = reading.draft()
                            .numbers(at, -LONGEST_MONTH, LONGEST_MONTH, 2 * LONGEST_MONTH, Math::toIntExact);
                    if (days.contains(0)) {
                        reading.draft().refuse(Invalid.of(at, "NO_DAY_ZERO"));
                    }
                    return days;
                },
                day -> day,
                day -> ((Number) day).intValue(),
                (days, at, checking) -> {});
    }

    static Leaf<Set<LocalDate>> dates(String path, int most) {
        return of(
                path,
                Form.of(Input.DATES),
                (reading, at) -> reading.draft().days(at, most),
                LocalDate::toString,
                date -> LocalDate.parse(date.toString()),
                (dates, at, checking) -> {});
    }

    private static <V extends Comparable<? super V>> Leaf<Set<V>> of(
            String path,
            Form form,
            Leaf.Read<Set<V>> read,
            Function<V, Object> kept,
            Function<Object, V> from,
            Leaf.Check<Set<V>> check) {
        return new Leaf<>(
                path,
                form,
                read,
                Draft::withAll,
                new Kept<>(
                        values -> new TreeSet<>(values).stream().map(kept).toList(),
                        all -> all == null
                                ? Set.of()
                                : ((Collection<?>) all).stream().map(from).collect(Collectors.toSet())),
                check);
    }
}
