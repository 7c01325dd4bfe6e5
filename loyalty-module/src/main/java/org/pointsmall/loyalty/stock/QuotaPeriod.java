package org.pointsmall.loyalty.stock;

import java.time.LocalDate;
import java.time.temporal.IsoFields;

/** In what time a member may take so many pieces; by the days of the programme. */
public enum QuotaPeriod {
    FOR_EVER {
        @Override
        public String of(LocalDate day) {
            return Quota.FOR_EVER;
        }
    },
    DAY {
        @Override
        public String of(LocalDate day) {
            return day.toString();
        }
    },
    /** From Monday to Sunday. */
    WEEK {
        @Override
        public String of(LocalDate day) {
            return day.get(IsoFields.WEEK_BASED_YEAR) + "-W" + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        }
    },
    MONTH {
        @Override
        public String of(LocalDate day) {
            return day.getYear() + "-" + day.getMonthValue();
        }
    },
    YEAR {
        @Override
        public String of(LocalDate day) {
            return Integer.toString(day.getYear());
        }
    };

    /** What the period that this day is in is called. */
    public abstract String of(LocalDate day);
}
