package org.pointsmall.loyalty.definition;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.pointsmall.loyalty.definition.Leaf.Form;
import org.pointsmall.loyalty.definition.Leaf.Kept;
import org.pointsmall.loyalty.refusal.Invalid;

/**
 * When a definition applies. Refused beyond what {@link ReadDraft} refuses: {@code ENDS_BEFORE_START} at its end, and
 * {@code NEVER_APPLIES} of the whole. Where what is written is wrong, a window without any limit is answered.
 */
public final class WindowPart extends Part<Window> {
    private static final int MOST_DATES = 1_000;

    private final String key;
    private final Leaf<Optional<LocalDateTime>> from = time("from");
    private final Leaf<Optional<LocalDateTime>> until = time("until");
    private final Leaf<ZoneId> zone = zone("zone");
    private final Shape<Window> window;

    /** @param key by which it is kept */
    public WindowPart(String path, String key) {
        super(path);
        this.key = key;
        var weekdays = Several.weekdays("weekdays");
        var daysOfMonth = Several.daysOfMonth("daysOfMonth");
        var dates = Several.dates("dates", MOST_DATES);
        window = Shape.<Window>within(path, key)
                .with(from, when -> Optional.ofNullable(when.from()))
                .with(until, when -> Optional.ofNullable(when.until()))
                .with(weekdays, Window::weekdays)
                .with(daysOfMonth, Window::daysOfMonth)
                .with(dates, Window::dates)
                .with(zone, Window::zone)
                .made(values -> new Window(
                        values.get(from).orElse(null),
                        values.get(until).orElse(null),
                        values.get(weekdays),
                        values.get(daysOfMonth),
                        values.get(dates),
                        values.get(zone)));
    }

    private static Leaf<Optional<LocalDateTime>> time(String path) {
        return new Leaf<>(
                path,
                Form.of(Input.TIME),
                (reading, at) -> Optional.ofNullable(reading.draft().time(at)),
                (draft, at, time) -> time.map(given -> draft.with(at, given)).orElse(draft),
                new Kept<>(time -> time.map(LocalDateTime::toString).orElse(null), kept -> Optional.ofNullable(kept)
                        .map(text -> LocalDateTime.parse(text.toString()))),
                (time, at, checking) -> {});
    }

    private static Leaf<ZoneId> zone(String path) {
        return new Leaf<>(
                path,
                Form.of(Input.ZONE),
                (reading, at) -> reading.draft().zone(at, reading.in().zone()),
                (draft, at, zone) -> draft.with(at, zone.getId()),
                new Kept<>(
                        ZoneId::getId, kept -> ZoneId.of(Fields.required(kept).toString())),
                (zone, at, checking) -> {});
    }

    @Override
    Window read(Reading reading, String at) {
        Values values = window.values(reading, at);
        LocalDateTime start = values.get(from).orElse(null);
        LocalDateTime end = values.get(until).orElse(null);
        if (start != null && end != null && !start.isBefore(end)) {
            reading.draft()
                    .refuse(Invalid.of(until.below(at), "ENDS_BEFORE_START")
                            .with("from", start.toString())
                            .with("until", end.toString()));
        }
        if (!reading.draft().isRight(at)) {
            return Window.always(values.get(zone));
        }
        Window read = window.made(values);
        if (!read.overlaps(read)) {
            reading.draft().refuse(Invalid.of(at, "NEVER_APPLIES"));
        }
        return read;
    }

    @Override
    Draft write(Draft draft, String at, Window value) {
        return window.write(draft, at, value);
    }

    @Override
    void keep(Window value, Row row) {
        window.keep(value, row);
    }

    @Override
    Window kept(Row row) {
        return window.kept(row);
    }

    @Override
    boolean isIn(Row row) {
        return row.has(key);
    }

    @Override
    void check(Window value, String at, Checking checking) {
        // It was looked at when it was written, and nothing in the store changes it.
    }

    @Override
    void declare(String at, List<Declared> fields) {
        window.declare(at, fields);
    }
}
