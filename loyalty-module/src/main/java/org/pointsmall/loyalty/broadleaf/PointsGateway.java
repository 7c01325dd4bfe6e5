package org.pointsmall.loyalty.broadleaf;

import java.math.BigDecimal;
import java.util.Optional;
import org.broadleafcommerce.common.money.Money;
import org.broadleafcommerce.common.payment.PaymentTransactionType;
import org.broadleafcommerce.common.payment.dto.PaymentRequestDTO;
import org.broadleafcommerce.common.payment.dto.PaymentResponseDTO;
import org.broadleafcommerce.common.payment.service.PaymentGatewayRollbackService;
import org.broadleafcommerce.common.payment.service.PaymentGatewayTransactionConfirmationService;
import org.broadleafcommerce.common.vendor.service.exception.PaymentException;
import org.pointsmall.loyalty.ledger.Hold;
import org.pointsmall.loyalty.redemption.HoldPoints;

/**
 * The gateway of points payments. Confirming moves nothing: the points are held already, and are used up once the order
 * stands. Neither does a rollback: the hold is given back by the activity that took it.
 */
final class PointsGateway implements PaymentGatewayTransactionConfirmationService, PaymentGatewayRollbackService {
    private final HoldPoints holdPoints;

    PointsGateway(HoldPoints holdPoints) {
        this.holdPoints = holdPoints;
    }

    /** Successful where the order has an open hold that pays exactly this amount. */
    @Override
    public PaymentResponseDTO confirmTransaction(PaymentRequestDTO request) {
        Optional<Hold> hold = holdPoints.openHold(Long.parseLong(request.getOrderId()));
        boolean covered = hold.map(Hold::money)
                .filter(money -> money.amount().compareTo(new BigDecimal(request.getTransactionTotal())) == 0)
                .isPresent();
        return response(request, PaymentTransactionType.AUTHORIZE_AND_CAPTURE, covered);
    }

    @Override
    public PaymentResponseDTO rollbackAuthorize(PaymentRequestDTO request) {
        return response(request, PaymentTransactionType.REVERSE_AUTH, true);
    }

    @Override
    public PaymentResponseDTO rollbackAuthorizeAndCapture(PaymentRequestDTO request) {
        return response(request, PaymentTransactionType.VOID, true);
    }

    @Override
    public PaymentResponseDTO rollbackCapture(PaymentRequestDTO request) throws PaymentException {
        throw new PaymentException("points are never captured on their own");
    }

    @Override
    public PaymentResponseDTO rollbackRefund(PaymentRequestDTO request) throws PaymentException {
        throw new PaymentException("a refund in points can't be rolled back");
    }

    private static PaymentResponseDTO response(
            PaymentRequestDTO request, PaymentTransactionType type, boolean successful) {
        return new PaymentResponseDTO(PointsPayment.TYPE, PointsPayment.GATEWAY)
                .amount(new Money(request.getTransactionTotal()))
                .paymentTransactionType(type)
                .successful(successful)
                .rawResponse("loyalty points");
    }
}
