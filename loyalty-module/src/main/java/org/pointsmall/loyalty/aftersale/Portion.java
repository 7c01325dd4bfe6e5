package org.pointsmall.loyalty.aftersale;

import org.pointsmall.loyalty.points.Money;

/**
 * How much of one part of an order has come back, altogether.
 *
 * @param quantity pieces
 * @param value of its price
 * @param tax of its tax
 */
record Portion(int quantity, Money value, Money tax) {
    Portion plus(ReturnReceipt.Line line) {
        return new Portion(quantity + line.quantity(), value.plus(line.value()), tax.plus(line.tax()));
    }
}
