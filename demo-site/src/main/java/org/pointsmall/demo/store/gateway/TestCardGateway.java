package org.pointsmall.demo.store.gateway;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.broadleafcommerce.common.money.Money;
import org.broadleafcommerce.common.payment.PaymentGatewayType;
import org.broadleafcommerce.common.payment.PaymentTransactionType;
import org.broadleafcommerce.common.payment.PaymentType;
import org.broadleafcommerce.common.payment.dto.PaymentRequestDTO;
import org.broadleafcommerce.common.payment.dto.PaymentResponseDTO;
import org.broadleafcommerce.common.payment.service.PaymentGatewayRollbackService;
import org.broadleafcommerce.common.payment.service.PaymentGatewayTransactionConfirmationService;
import org.broadleafcommerce.common.vendor.service.exception.PaymentException;
import org.jspecify.annotations.Nullable;
import org.pointsmall.demo.store.gateway.CardCharges.Charge;
import org.pointsmall.demo.store.gateway.CardCharges.State;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Charges a test card when checkout confirms its payment, and voids the charge when checkout rolls back.
 *
 * <p>A decline and a time-out are answers without success, not exceptions: only then does Broadleaf undo the payments
 * that it confirmed before this one.
 */
@Component
public class TestCardGateway implements PaymentGatewayTransactionConfirmationService, PaymentGatewayRollbackService {

    /** The name by which payments find this gateway. Creating it registers it with Broadleaf. */
    public static final PaymentGatewayType TYPE = new PaymentGatewayType("TestCard", "Test card");

    /**
     * Broadleaf's type for a payment whose card the store never sees, only the gateway's token: confirmed at checkout,
     * and adjusted to what is left to pay.
     */
    public static final PaymentType PAYMENT_TYPE = PaymentType.THIRD_PARTY_ACCOUNT;

    private static final String REFERENCE = "TEST_CARD_REFERENCE";
    private static final String BEHAVIOUR = "TEST_CARD_BEHAVIOUR";
    private static final String LAST_FOUR = "TEST_CARD_LAST_FOUR";

    private final CardCharges charges;
    private final Duration timeOut;

    TestCardGateway(CardCharges charges, @Value("${demo.gateway.time-out:2s}") Duration timeOut) {
        this.charges = charges;
        this.timeOut = timeOut;
    }

    /** What the unconfirmed transaction of a payment by this card carries. */
    public static Map<String, String> fields(TestCard card, String reference) {
        return Map.of(REFERENCE, reference, BEHAVIOUR, card.behaviour().name(), LAST_FOUR, card.lastFour());
    }

    @Override
    public PaymentResponseDTO confirmTransaction(PaymentRequestDTO request) throws PaymentException {
        BigDecimal amount = new BigDecimal(request.getTransactionTotal());
        String reference = field(request, REFERENCE);
        State state = ask(TestCard.Behaviour.valueOf(field(request, BEHAVIOUR)));
        Charge charge = charges.record(new Charge(reference, Long.parseLong(request.getOrderId()), amount, state));
        return response(request, PaymentTransactionType.AUTHORIZE_AND_CAPTURE)
                .successful(charge.state() == State.CHARGED)
                .rawResponse(charge.state().name())
                .responseMap(REFERENCE, reference)
                .responseMap(LAST_FOUR, field(request, LAST_FOUR));
    }

    @Override
    public PaymentResponseDTO rollbackAuthorizeAndCapture(PaymentRequestDTO charged) throws PaymentException {
        String reference = field(charged, REFERENCE);
        charges.voidIfCharged(reference);
        return response(charged, PaymentTransactionType.VOID)
                .successful(true)
                .rawResponse(State.VOIDED.name())
                .responseMap(REFERENCE, reference);
    }

    @Override
    public PaymentResponseDTO rollbackAuthorize(PaymentRequestDTO authorized) throws PaymentException {
        throw new PaymentException("Test cards are charged at once, never authorized only");
    }

    @Override
    public PaymentResponseDTO rollbackCapture(PaymentRequestDTO captured) throws PaymentException {
        throw new PaymentException("Test cards are charged at once, never captured later");
    }

    @Override
    public PaymentResponseDTO rollbackRefund(PaymentRequestDTO refunded) throws PaymentException {
        throw new PaymentException("A refund to a test card is final");
    }

    /** Asks the bank, as a client of a remote one would: it waits for an answer, but not for ever. */
    private State ask(TestCard.Behaviour behaviour) throws PaymentException {
        CompletableFuture<State> answer = new CompletableFuture<>();
        switch (behaviour) {
            case APPROVE -> answer.complete(State.CHARGED);
            case DECLINE -> answer.complete(State.DECLINED);
            case SILENT -> {}
        }
        try {
            return answer.get(timeOut.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException noAnswer) {
            return State.TIMED_OUT;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PaymentException("Interrupted while waiting for the bank", e);
        } catch (ExecutionException e) {
            throw new PaymentException(e);
        }
    }

    /** By which the bank knows the charge of this payment. */
    static String reference(PaymentRequestDTO request) throws PaymentException {
        return field(request, REFERENCE);
    }

    static PaymentResponseDTO response(PaymentRequestDTO request, PaymentTransactionType type) {
        return new PaymentResponseDTO(PAYMENT_TYPE, TYPE)
                .amount(new Money(request.getTransactionTotal(), request.getOrderCurrencyCode()))
                .paymentTransactionType(type);
    }

    private static String field(PaymentRequestDTO request, String name) throws PaymentException {
        @Nullable Object value = request.getAdditionalFields().get(name);
        if (value == null) {
            throw new PaymentException("The payment of order " + request.getOrderId() + " has no " + name);
        }
        return value.toString();
    }
}
