package org.pointsmall.demo.store.checkout;

import org.pointsmall.demo.store.money.MoneyAnswer;

/**
 * What a checkout answers.
 *
 * @param total what the order costs
 * @param cashPaid what the card was charged
 */
record CheckoutAnswer(
        String orderNumber,
        String status,
        MoneyAnswer total,
        MoneyAnswer cashPaid,
        long pointsSpent,
        long pointsEarned) {}
