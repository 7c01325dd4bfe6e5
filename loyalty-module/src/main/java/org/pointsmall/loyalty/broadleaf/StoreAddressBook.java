package org.pointsmall.loyalty.broadleaf;

import java.util.Optional;
import org.broadleafcommerce.profile.core.domain.CustomerAddress;
import org.broadleafcommerce.profile.core.service.CustomerAddressService;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.reward.delivery.DeliveryAddresses;

/** The address books that the store keeps for its customers; the usual address is the default one. */
final class StoreAddressBook implements DeliveryAddresses {
    private final CustomerAddressService addressBook;

    StoreAddressBook(CustomerAddressService addressBook) {
        this.addressBook = addressBook;
    }

    @Override
    public Optional<Long> of(MemberId member, @Nullable Long chosen) {
        return Optional.ofNullable(
                        chosen == null
                                ? addressBook.findDefaultCustomerAddress(member.value())
                                : addressBook.readCustomerAddressById(chosen))
                .filter(StoreAddressBook::isThere)
                .filter(address -> address.getCustomer().getId() == member.value())
                .map(CustomerAddress::getId);
    }

    static boolean isThere(CustomerAddress address) {
        return address.getAddress() != null && address.getAddress().isActive();
    }
}
