package org.pointsmall.loyalty.broadleaf;

import java.util.Objects;
import org.broadleafcommerce.common.payment.PaymentGatewayType;
import org.broadleafcommerce.common.payment.PaymentTransactionType;
import org.broadleafcommerce.common.payment.dto.PaymentRequestDTO;
import org.broadleafcommerce.common.payment.dto.PaymentResponseDTO;
import org.broadleafcommerce.common.payment.service.PaymentGatewayConfiguration;
import org.broadleafcommerce.common.payment.service.PaymentGatewayConfigurationService;
import org.broadleafcommerce.common.payment.service.PaymentGatewayConfigurationServiceProvider;
import org.broadleafcommerce.common.payment.service.PaymentGatewayRollbackService;
import org.broadleafcommerce.common.payment.service.PaymentGatewayTransactionService;
import org.broadleafcommerce.common.vendor.service.exception.PaymentException;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.aftersale.CashAnswer;
import org.pointsmall.loyalty.aftersale.CashAnswer.By;

/**
 * Asks the store's gateways for cash back, each in the way that it says it can: a whole charge by a void, else by a
 * refund, and a whole one by the rollback that every checkout gateway has where it has nothing else.
 */
final class Gateways {
    private final PaymentGatewayConfigurationServiceProvider gateways;

    Gateways(PaymentGatewayConfigurationServiceProvider gateways) {
        this.gateways = gateways;
    }

    /**
     * What is asked for.
     *
     * @param gateway whose payment it is
     * @param source the type of the transaction that gives back
     * @param whole whether it is all of that transaction, of which nothing has been given back yet
     * @param body as the gateway wants it; the amount is in it
     */
    record Request(
            @Nullable PaymentGatewayType gateway,
            PaymentTransactionType source,
            boolean whole,
            PaymentRequestDTO body) {}

    /** One way to ask. */
    @FunctionalInterface
    private interface Call {
        @Nullable
        PaymentResponseDTO ask(PaymentRequestDTO body) throws PaymentException;
    }

    CashAnswer giveBack(Request request) {
        PaymentGatewayConfigurationService gateway;
        try {
            gateway = gateways.getGatewayConfigurationService(Objects.requireNonNull(request.gateway()));
        } catch (IllegalArgumentException | NullPointerException e) {
            return new CashAnswer.NotGiven("the store has no gateway " + request.gateway() + " to ask");
        }
        try {
            return PaymentTransactionType.AUTHORIZE.equals(request.source())
                    ? reverse(gateway, request)
                    : giveBack(gateway, request);
        } catch (PaymentException e) {
            return new CashAnswer.NotGiven("the gateway failed: " + e.getMessage());
        }
    }

    /** A void that is declined is tried as a refund; one that failed is not, for it may have been carried out. */
    private static CashAnswer giveBack(PaymentGatewayConfigurationService gateway, Request request)
            throws PaymentException {
        PaymentGatewayConfiguration can = gateway.getConfiguration();
        PaymentGatewayTransactionService transactions = gateway.getTransactionService();
        PaymentGatewayRollbackService rollback = gateway.getRollbackService();
        CashAnswer answer = cannot(request);
        if (transactions != null && can.handlesVoid() && request.whole()) {
            answer = answer(transactions::voidPayment, request, By.VOID);
        }
        if (answer instanceof CashAnswer.NotGiven && transactions != null && can.handlesRefund()) {
            return answer(transactions::refund, request, By.REFUND);
        }
        if (transactions == null && rollback != null && request.whole()) {
            boolean atOnce = PaymentTransactionType.AUTHORIZE_AND_CAPTURE.equals(request.source());
            Call call = atOnce ? rollback::rollbackAuthorizeAndCapture : rollback::rollbackCapture;
            return answer(call, request, By.VOID);
        }
        return answer;
    }

    private static CashAnswer reverse(PaymentGatewayConfigurationService gateway, Request request)
            throws PaymentException {
        PaymentGatewayTransactionService transactions = gateway.getTransactionService();
        PaymentGatewayRollbackService rollback = gateway.getRollbackService();
        if (transactions != null && gateway.getConfiguration().handlesReverseAuthorize()) {
            return answer(transactions::reverseAuthorize, request, By.REVERSE_AUTH);
        }
        return rollback == null ? cannot(request) : answer(rollback::rollbackAuthorize, request, By.REVERSE_AUTH);
    }

    private static CashAnswer answer(Call call, Request request, By by) throws PaymentException {
        PaymentResponseDTO response = call.ask(request.body());
        if (response == null) {
            return new CashAnswer.NotGiven("the gateway did not say what became of the " + by);
        }
        String raw = Objects.requireNonNullElse(response.getRawResponse(), "");
        return response.isSuccessful()
                ? new CashAnswer.Given(by, raw, response.getResponseMap())
                : new CashAnswer.NotGiven("the gateway declined the " + by + ": " + raw);
    }

    private static CashAnswer cannot(Request request) {
        PaymentGatewayType gateway = request.gateway();
        return new CashAnswer.NotGiven("gateway " + (gateway == null ? "" : gateway.getType())
                + (request.whole() ? " can't give back" : " can't give back a part of a payment"));
    }
}
