package org.pointsmall.demo.store.gateway;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import org.broadleafcommerce.common.payment.PaymentTransactionType;
import org.broadleafcommerce.common.payment.dto.PaymentRequestDTO;
import org.broadleafcommerce.common.payment.dto.PaymentResponseDTO;
import org.broadleafcommerce.common.payment.service.PaymentGatewayTransactionService;
import org.broadleafcommerce.common.vendor.service.exception.PaymentException;
import org.springframework.stereotype.Component;

/**
 * What the test gateway does with a charge after the sale: void it as a whole, or refund a part. A request that is
 * repeated because its answer was lost is answered as the first one was.
 */
@Component
class TestCardReturns implements PaymentGatewayTransactionService {

    /** The field in which whoever undoes an order names what it asks for. */
    private static final String REFUND = "LOYALTY_RETURN";

    private final CardCharges charges;

    TestCardReturns(CardCharges charges) {
        this.charges = charges;
    }

    @Override
    public PaymentResponseDTO voidPayment(PaymentRequestDTO charged) throws PaymentException {
        String reference = TestCardGateway.reference(charged);
        boolean voided = charges.voidIfCharged(reference)
                || charges.state(reference).equals(Optional.of(CardCharges.State.VOIDED));
        return TestCardGateway.response(charged, PaymentTransactionType.VOID)
                .successful(voided)
                .rawResponse(voided ? CardCharges.State.VOIDED.name() : "nothing was charged");
    }

    @Override
    public PaymentResponseDTO refund(PaymentRequestDTO charged) throws PaymentException {
        Object refund = Objects.requireNonNull(charged.getAdditionalFields().get(REFUND), REFUND);
        boolean given = charges.refund(
                refund.toString(), TestCardGateway.reference(charged), new BigDecimal(charged.getTransactionTotal()));
        return TestCardGateway.response(charged, PaymentTransactionType.REFUND)
                .successful(given)
                .rawResponse(given ? "REFUNDED" : "more than is left of the charge");
    }

    @Override
    public PaymentResponseDTO authorize(PaymentRequestDTO request) throws PaymentException {
        throw new PaymentException("Test cards are charged at checkout");
    }

    @Override
    public PaymentResponseDTO capture(PaymentRequestDTO request) throws PaymentException {
        throw new PaymentException("Test cards are charged at once, never captured later");
    }

    @Override
    public PaymentResponseDTO authorizeAndCapture(PaymentRequestDTO request) throws PaymentException {
        throw new PaymentException("Test cards are charged at checkout");
    }

    @Override
    public PaymentResponseDTO reverseAuthorize(PaymentRequestDTO request) throws PaymentException {
        throw new PaymentException("Test cards are charged at once, never authorized only");
    }
}
