package org.pointsmall.loyalty.condition;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** A value as it was written, made one of the type that its field asks for. */
final class WrittenValue {
    private WrittenValue() {}

    /** Null where it is of another type. The range is looked at later. */
    static @Nullable Value read(Field field, Operator operator, Object written) {
        if (operator.counts()) {
            return whole(written);
        }
        return switch (field.type()) {
            case WHOLE, MONEY -> whole(written);
            case TEXT, WORD, TEXTS, THINGS -> written instanceof String text ? new Value.Text(text) : null;
            case DATE -> written instanceof String text ? day(text) : null;
            case FLAG -> written instanceof Boolean flag ? new Value.Flag(flag) : null;
        };
    }

    private static @Nullable Value whole(Object written) {
        if (written instanceof BigInteger huge && huge.bitLength() > 63) {
            // far out of every range, and all that is to be told of it
            return new Value.Whole(huge.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE);
        }
        return written instanceof Long || written instanceof BigInteger
                ? new Value.Whole(((Number) written).longValue())
                : null;
    }

    private static @Nullable Value day(String text) {
        try {
            return new Value.Day(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
