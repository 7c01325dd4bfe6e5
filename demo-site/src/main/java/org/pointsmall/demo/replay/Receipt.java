package org.pointsmall.demo.replay;

/** What the store says of a checkout. Points are whole and not negative. */
record Receipt(String orderNumber, long pointsSpent, long pointsEarned) {
    Receipt {
        if (pointsSpent < 0 || pointsEarned < 0) {
            throw new IllegalArgumentException(
                    "order " + orderNumber + " spent " + pointsSpent + " and earned " + pointsEarned + " points");
        }
    }

    /** By how much the order changes what the member owns. */
    long change() {
        return Math.subtractExact(pointsEarned, pointsSpent);
    }
}
