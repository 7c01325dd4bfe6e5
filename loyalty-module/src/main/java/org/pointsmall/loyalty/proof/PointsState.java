package org.pointsmall.loyalty.proof;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A figure of an account's row, and the side of the journal that it is the sum of. */
enum PointsState {
    AVAILABLE("MEMBER_AVAILABLE", 1, "available"),
    PENDING("MEMBER_PENDING", 1, "pending"),
    HELD("MEMBER_HELD", 1, "held"),
    SPENT("PROGRAMME_BURNED", 1, "spent"),
    EXPIRED("PROGRAMME_BREAKAGE", 1, "expired"),
    /** The programme's side counts down what members owe. */
    DEBT("PROGRAMME_DEBT", -1, "owed");

    /** The states of points that the member has, and that lie in lots. */
    static final List<PointsState> OWNED = List.of(AVAILABLE, PENDING, HELD);

    static final List<PointsState> ALL = List.of(values());

    private final String side;
    private final int sign;
    private final String words;

    PointsState(String side, int sign, String words) {
        this.side = side;
        this.sign = sign;
        this.words = words;
    }

    /** The state that lines on this side move; null for a side that no row keeps. */
    static @Nullable PointsState of(String side) {
        for (PointsState state : ALL) {
            if (state.side.equals(side)) {
                return state;
            }
        }
        return null;
    }

    String side() {
        return side;
    }

    int sign() {
        return sign;
    }

    String words() {
        return words;
    }
}
