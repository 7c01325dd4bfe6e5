package org.pointsmall.demo.store.address;

import java.util.List;
import java.util.Optional;
import org.broadleafcommerce.profile.core.domain.Address;
import org.broadleafcommerce.profile.core.domain.Customer;
import org.broadleafcommerce.profile.core.domain.CustomerAddress;
import org.broadleafcommerce.profile.core.service.AddressService;
import org.broadleafcommerce.profile.core.service.CustomerAddressService;
import org.broadleafcommerce.profile.core.service.CustomerService;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The addresses that Broadleaf keeps for customers; the first one is the usual one. */
@Component
public class AddressBook {
    private final CustomerAddressService book;
    private final AddressService addresses;
    private final CustomerService customers;

    AddressBook(
            @Qualifier("blCustomerAddressService") CustomerAddressService book,
            @Qualifier("blAddressService") AddressService addresses,
            @Qualifier("blCustomerService") CustomerService customers) {
        this.book = book;
        this.addresses = addresses;
        this.customers = customers;
    }

    /** What is written on a parcel. */
    public record Entry(String name, String line1, @Nullable String line2, String city, String postalCode) {}

    /** Adds an address for a customer. */
    @Transactional("blTransactionManager")
    public CustomerAddress add(long customerId, Entry entry) {
        boolean first = book.readActiveCustomerAddressesByCustomerId(customerId).isEmpty();
        Address address = addresses.create();
        address.setFirstName(entry.name());
        address.setAddressLine1(entry.line1());
        address.setAddressLine2(entry.line2());
        address.setCity(entry.city());
        address.setPostalCode(entry.postalCode());
        address.setDefault(first);
        CustomerAddress added = book.create();
        added.setAddress(address);
        added.setCustomer(customers.readCustomerById(customerId));
        return book.saveCustomerAddress(added);
    }

    /** A customer's addresses. */
    @Transactional("blTransactionManager")
    public List<CustomerAddress> of(long customerId) {
        return book.readActiveCustomerAddressesByCustomerId(customerId);
    }

    /** Gives a customer an address who has none. */
    @Transactional("blTransactionManager")
    public void addFirst(String username, Entry entry) {
        Optional.ofNullable(customers.readCustomerByUsername(username))
                .map(Customer::getId)
                .filter(id -> of(id).isEmpty())
                .ifPresent(id -> add(id, entry));
    }
}
