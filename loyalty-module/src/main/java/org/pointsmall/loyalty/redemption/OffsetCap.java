package org.pointsmall.loyalty.redemption;

import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Rounding;

/** The limits to what points may pay of a cart: the tightest counts. */
enum OffsetCap {
    /** Points pay for goods, and for shipping and tax where that is allowed; not for what is flagged. */
    ELIGIBLE {
        @Override
        Money of(Payable payable) {
            return payable.money();
        }
    },
    /** They pay no more than a part of the whole order. */
    SHARE_OF_ORDER {
        @Override
        Money of(Payable payable) {
            return payable.policy().share().of(payable.cart().total(), Rounding.DOWN);
        }
    },
    /** So much of the order must be paid otherwise. */
    MINIMUM_CASH {
        @Override
        Money of(Payable payable) {
            Money total = payable.cart().total();
            return total.minus(payable.policy().minimumCash().min(total));
        }
    },
    /** Gift cards and the like have paid before. */
    LEFT_TO_PAY {
        @Override
        Money of(Payable payable) {
            return payable.cart().leftToPay();
        }
    };

    /** The most that points may pay by this limit. */
    abstract Money of(Payable payable);
}
