package org.pointsmall.demo.store.gateway;

import org.broadleafcommerce.common.payment.service.PaymentGatewayConfiguration;
import org.broadleafcommerce.common.payment.service.PaymentGatewayConfigurationService;
import org.broadleafcommerce.common.payment.service.PaymentGatewayCreditCardService;
import org.broadleafcommerce.common.payment.service.PaymentGatewayCustomerService;
import org.broadleafcommerce.common.payment.service.PaymentGatewayFraudService;
import org.broadleafcommerce.common.payment.service.PaymentGatewayHostedService;
import org.broadleafcommerce.common.payment.service.PaymentGatewayReportingService;
import org.broadleafcommerce.common.payment.service.PaymentGatewayRollbackService;
import org.broadleafcommerce.common.payment.service.PaymentGatewaySubscriptionService;
import org.broadleafcommerce.common.payment.service.PaymentGatewayTransactionConfirmationService;
import org.broadleafcommerce.common.payment.service.PaymentGatewayTransactionService;
import org.broadleafcommerce.common.payment.service.PaymentGatewayTransparentRedirectService;
import org.broadleafcommerce.common.payment.service.PaymentGatewayWebResponseService;
import org.broadleafcommerce.common.web.payment.expression.PaymentGatewayFieldExtensionHandler;
import org.broadleafcommerce.common.web.payment.processor.CreditCardTypesExtensionHandler;
import org.broadleafcommerce.common.web.payment.processor.TRCreditCardExtensionHandler;
import org.jspecify.annotations.Nullable;

/**
 * What the test gateway offers to Broadleaf: confirming and rolling back, and giving back later. It has none of the other
 * services.
 */
final class TestCardServices implements PaymentGatewayConfigurationService {

    private final TestCardGateway gateway;
    private final TestCardReturns afterwards;
    private final PaymentGatewayConfiguration abilities = new TestCardAbilities();

    TestCardServices(TestCardGateway gateway, TestCardReturns afterwards) {
        this.gateway = gateway;
        this.afterwards = afterwards;
    }

    @Override
    public PaymentGatewayConfiguration getConfiguration() {
        return abilities;
    }

    @Override
    public PaymentGatewayTransactionConfirmationService getTransactionConfirmationService() {
        return gateway;
    }

    @Override
    public PaymentGatewayRollbackService getRollbackService() {
        return gateway;
    }

    @Override
    public PaymentGatewayTransactionService getTransactionService() {
        return afterwards;
    }

    @Override
    public @Nullable PaymentGatewayReportingService getReportingService() {
        return null;
    }

    @Override
    public @Nullable PaymentGatewayCreditCardService getCreditCardService() {
        return null;
    }

    @Override
    public @Nullable PaymentGatewayCustomerService getCustomerService() {
        return null;
    }

    @Override
    public @Nullable PaymentGatewaySubscriptionService getSubscriptionService() {
        return null;
    }

    @Override
    public @Nullable PaymentGatewayFraudService getFraudService() {
        return null;
    }

    @Override
    public @Nullable PaymentGatewayHostedService getHostedService() {
        return null;
    }

    @Override
    public @Nullable PaymentGatewayWebResponseService getWebResponseService() {
        return null;
    }

    @Override
    public @Nullable PaymentGatewayTransparentRedirectService getTransparentRedirectService() {
        return null;
    }

    @Override
    public @Nullable TRCreditCardExtensionHandler getCreditCardExtensionHandler() {
        return null;
    }

    @Override
    public @Nullable PaymentGatewayFieldExtensionHandler getFieldExtensionHandler() {
        return null;
    }

    @Override
    public @Nullable CreditCardTypesExtensionHandler getCreditCardTypesExtensionHandler() {
        return null;
    }
}
