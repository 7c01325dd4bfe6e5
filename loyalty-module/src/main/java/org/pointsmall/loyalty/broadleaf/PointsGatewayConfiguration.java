package org.pointsmall.loyalty.broadleaf;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.broadleafcommerce.common.payment.service.PaymentGatewayConfiguration;
import org.broadleafcommerce.common.payment.service.PaymentGatewayConfigurationService;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.redemption.HoldPoints;

/**
 * Tells the store what the points gateway can do. By proxies, because the store's interfaces gain a method from one
 * line of Broadleaf to the next: what is not named here is answered by "no", 0 or nothing.
 */
final class PointsGatewayConfiguration {
    private PointsGatewayConfiguration() {}

    /** The gateway, as it is added to the store's list of them. */
    public static PaymentGatewayConfigurationService of(HoldPoints holdPoints) {
        PointsGateway gateway = new PointsGateway(holdPoints);
        PaymentGatewayConfiguration abilities = proxy(
                PaymentGatewayConfiguration.class,
                Map.of(
                        "getGatewayType", PointsPayment.GATEWAY,
                        "isPerformAuthorizeAndCapture", true,
                        "handlesAuthorizeAndCapture", true,
                        "handlesVoid", true,
                        "handlesMultiplePayments", true,
                        "getFailureReportingThreshold", 1));
        return proxy(
                PaymentGatewayConfigurationService.class,
                Map.of(
                        "getConfiguration", abilities,
                        "getTransactionConfirmationService", gateway,
                        "getRollbackService", gateway));
    }

    private static <T> T proxy(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new Answers(answers)));
    }

    private record Answers(Map<String, Object> byMethod) implements InvocationHandler {
        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) {
            if (method.getDeclaringClass() == Object.class) {
                return switch (method.getName()) {
                    case "equals" -> arguments != null && proxy == arguments[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    default ->
                        "the points gateway's "
                                + proxy.getClass().getInterfaces()[0].getSimpleName();
                };
            }
            Object answer = byMethod.get(method.getName());
            return answer != null ? answer : nothing(method.getReturnType());
        }

        private static @Nullable Object nothing(Class<?> type) {
            if (type == boolean.class) {
                return false;
            }
            return type == int.class ? 0 : null;
        }
    }
}
