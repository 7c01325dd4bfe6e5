package org.pointsmall.loyalty.insight.figure;

import java.time.LocalDate;

/** Days as they are stored: {@code yyyymmdd}, which sorts as they do. */
public final class BusinessDays {
    /** No day. */
    public static final int NONE = 0;

    private BusinessDays() {}

    public static int number(LocalDate day) {
        return (day.getYear() * 100 + day.getMonthValue()) * 100 + day.getDayOfMonth();
    }

    public static LocalDate day(int number) {
        return LocalDate.of(number / 10_000, number / 100 % 100, number % 100);
    }
}
