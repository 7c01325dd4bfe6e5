package org.pointsmall.loyalty.broadleaf;

import java.util.Optional;
import org.broadleafcommerce.profile.core.domain.Customer;
import org.broadleafcommerce.profile.web.core.CustomerState;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.member.CurrentMember;
import org.pointsmall.loyalty.member.MemberId;

/** Every registered customer of the store is a member; a guest is not. */
final class Members implements CurrentMember {

    @Override
    public Optional<MemberId> id() {
        return of(CustomerState.getCustomer());
    }

    /** The customer as a member, or nobody where it is a guest. */
    public static Optional<MemberId> of(@Nullable Customer customer) {
        return customer != null && customer.isRegistered() && customer.getId() != null
                ? Optional.of(new MemberId(customer.getId()))
                : Optional.empty();
    }
}
