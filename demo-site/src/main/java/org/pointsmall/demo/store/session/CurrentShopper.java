package org.pointsmall.demo.store.session;

import org.broadleafcommerce.profile.core.domain.Customer;
import org.broadleafcommerce.profile.web.core.CustomerState;
import org.pointsmall.demo.store.problem.StoreProblem;
import org.pointsmall.demo.store.problem.StoreProblemCode;
import org.springframework.stereotype.Component;

/** The customer behind the request, as Broadleaf's filters found it. */
@Component
public class CurrentShopper {

    /** @throws StoreProblem when nobody is signed in */
    public Customer customer() {
        Customer customer = CustomerState.getCustomer();
        if (customer == null || customer.isAnonymous() || customer.getUsername() == null) {
            throw StoreProblem.of(StoreProblemCode.UNAUTHENTICATED);
        }
        return customer;
    }

    /** @throws StoreProblem when nobody is signed in */
    public long customerId() {
        return customer().getId();
    }
}
