package org.pointsmall.loyalty.flag;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import org.pointsmall.loyalty.stock.Quota;

/** In what time a member may buy so many pieces of a limited product; by the days of the programme. */
public enum BuyingPeriod {
    EVER {
        @Override
        String of(LocalDate day) {
            return Quota.FOR_EVER;
        }
    },
    DAY {
        @Override
        String of(LocalDate day) {
            return day.toString();
        }
    },
    /** From Monday to Sunday. */
    WEEK {
        @Override
        String of(LocalDate day) {
            return day.get(IsoFields.WEEK_BASED_YEAR) + "-W" + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        }
    },
    MONTH {
        @Override
        String of(LocalDate day) {
            return day.getYear() + "-" + day.getMonthValue();
        }
    },
    YEAR {
        @Override
        String of(LocalDate day) {
            return Integer.toString(day.getYear());
        }
    };

    /** What the period that this day is in is called. */
    abstract String of(LocalDate day);
}
