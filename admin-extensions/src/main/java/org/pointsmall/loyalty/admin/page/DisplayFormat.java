package org.pointsmall.loyalty.admin.page;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How numbers and times are written: digits grouped as the language does, times by the programme's own clock. */
public final class DisplayFormat {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final Locale locale;
    private final ZoneId zone;

    public DisplayFormat(Locale locale, ZoneId zone) {
        this.locale = locale;
        this.zone = zone;
    }

    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** With all its decimals. */
    public String amount(BigDecimal amount) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(amount.scale());
        format.setMaximumFractionDigits(amount.scale());
        return format.format(amount);
    }

    /** With its sign, where it has one. */
    public String change(long number) {
        return number > 0 ? "+" + number(number) : number(number);
    }

    public String time(Instant at) {
        return TIME.format(at.atZone(zone));
    }

    public String timeOrNothing(@Nullable Instant at) {
        return at == null ? "" : time(at);
    }

    public String day(Instant at) {
        return LocalDate.ofInstant(at, zone).toString();
    }

    /** The last day that has a moment before this one, as people say when points expire. */
    public String lastDay(Instant end) {
        return LocalDate.ofInstant(end.minusMillis(1), zone).toString();
    }

    public String zone() {
        return zone.getId();
    }
}
