package org.pointsmall.loyalty.broadleaf.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.broadleafcommerce.common.money.Money;
import org.broadleafcommerce.common.payment.PaymentGatewayType;
import org.broadleafcommerce.common.payment.PaymentTransactionType;
import org.broadleafcommerce.common.payment.PaymentType;
import org.broadleafcommerce.common.payment.dto.PaymentRequestDTO;
import org.broadleafcommerce.common.payment.dto.PaymentResponseDTO;
import org.broadleafcommerce.common.payment.service.PaymentGatewayConfiguration;
import org.broadleafcommerce.common.payment.service.PaymentGatewayConfigurationService;
import org.broadleafcommerce.common.payment.service.PaymentGatewayRollbackService;
import org.broadleafcommerce.common.payment.service.PaymentGatewayTransactionConfirmationService;
import org.broadleafcommerce.common.payment.service.PaymentGatewayTransactionService;
import org.broadleafcommerce.common.vendor.service.exception.PaymentException;

/** A card gateway that does what a test says, and remembers every charge and void. */
public final class TestCards implements PaymentGatewayTransactionConfirmationService, PaymentGatewayRollbackService {
    public static final PaymentGatewayType GATEWAY = new PaymentGatewayType("TestCards", "Test cards");

    /** How the gateway answers. */
    public enum Answer {
        APPROVE,
        DECLINE,
        TIME_OUT
    }

    private final List<String> log = new CopyOnWriteArrayList<>();
    private final Set<String> references = ConcurrentHashMap.newKeySet();
    private volatile Answer answer = Answer.APPROVE;
    private volatile boolean refunds = true;

    public void will(Answer next) {
        answer = next;
    }

    /** Whether the gateway can refund and void by itself, or only roll back a checkout, as the simplest can. */
    public void canRefund(boolean can) {
        refunds = can;
    }

    /** What happened to an order's card, such as {@code charge 10.00} and {@code void 10.00}. */
    public List<String> log(long orderId) {
        String prefix = orderId + " ";
        return log.stream()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()))
                .toList();
    }

    @Override
    public PaymentResponseDTO confirmTransaction(PaymentRequestDTO request) throws PaymentException {
        if (answer == Answer.TIME_OUT) {
            throw new PaymentException("the card gateway did not answer in time");
        }
        boolean approved = answer == Answer.APPROVE;
        log.add(request.getOrderId() + (approved ? " charge " : " decline ") + request.getTransactionTotal());
        return response(request, PaymentTransactionType.AUTHORIZE_AND_CAPTURE, approved);
    }

    @Override
    public PaymentResponseDTO rollbackAuthorizeAndCapture(PaymentRequestDTO request) {
        log.add(request.getOrderId() + " void " + request.getTransactionTotal());
        return response(request, PaymentTransactionType.VOID, true);
    }

    @Override
    public PaymentResponseDTO rollbackAuthorize(PaymentRequestDTO request) {
        return rollbackAuthorizeAndCapture(request);
    }

    @Override
    public PaymentResponseDTO rollbackCapture(PaymentRequestDTO request) {
        return rollbackAuthorizeAndCapture(request);
    }

    @Override
    public PaymentResponseDTO rollbackRefund(PaymentRequestDTO request) throws PaymentException {
        throw new PaymentException("not refunded here");
    }

    /** Gives back by void and refund, each reference once; as the card says. */
    private PaymentGatewayTransactionService transactions() {
        return proxy(PaymentGatewayTransactionService.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "voidPayment" -> back((PaymentRequestDTO) arguments[0], "void", PaymentTransactionType.VOID);
            case "refund" -> back((PaymentRequestDTO) arguments[0], "refund", PaymentTransactionType.REFUND);
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private PaymentResponseDTO back(PaymentRequestDTO request, String word, PaymentTransactionType type)
            throws PaymentException {
        if (answer == Answer.TIME_OUT) {
            throw new PaymentException("the card gateway did not answer in time");
        }
        boolean approved = answer == Answer.APPROVE;
        String reference = String.valueOf(request.getAdditionalFields().get("LOYALTY_RETURN"));
        if (approved && references.add(reference)) {
            log.add(request.getOrderId() + " " + word + " " + request.getTransactionTotal());
        }
        return response(request, type, approved);
    }

    PaymentGatewayConfigurationService gateway() {
        PaymentGatewayConfiguration abilities = proxy(PaymentGatewayConfiguration.class, this);
        return proxy(PaymentGatewayConfigurationService.class, abilities);
    }

    private static PaymentResponseDTO response(PaymentRequestDTO request, PaymentTransactionType type, boolean ok) {
        return new PaymentResponseDTO(PaymentType.THIRD_PARTY_ACCOUNT, GATEWAY)
                .amount(new Money(request.getTransactionTotal()))
                .paymentTransactionType(type)
                .successful(ok)
                .rawResponse("test card");
    }

    private static <T> T proxy(Class<T> type, InvocationHandler answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
    }

    private <T> T proxy(Class<T> type, Object configuration) {
        return proxy(type, (InvocationHandler) (proxy, method, arguments) -> switch (method.getName()) {
            case "getConfiguration" -> configuration;
            case "getTransactionConfirmationService", "getRollbackService" -> this;
            case "getTransactionService" -> refunds ? transactions() : null;
            case "getGatewayType" -> GATEWAY;
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> "test cards";
            default ->
                method.getReturnType() == boolean.class
                        ? Boolean.TRUE
                        : method.getReturnType() == int.class ? Integer.valueOf(0) : null;
        });
    }
}
