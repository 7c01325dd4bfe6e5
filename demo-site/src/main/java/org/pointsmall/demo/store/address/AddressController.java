package org.pointsmall.demo.store.address;

import java.util.List;
import org.broadleafcommerce.profile.core.domain.Address;
import org.broadleafcommerce.profile.core.domain.CustomerAddress;
import org.jspecify.annotations.Nullable;
import org.pointsmall.demo.store.problem.StoreProblem;
import org.pointsmall.demo.store.session.CurrentShopper;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The shopper's own address book. */
@RestController
@RequestMapping(path = "/api/v1/addresses", produces = MediaType.APPLICATION_JSON_VALUE)
class AddressController {
    private static final int LONGEST = 100;

    private final CurrentShopper shopper;
    private final AddressBook book;

    AddressController(CurrentShopper shopper, AddressBook book) {
        this.shopper = shopper;
        this.book = book;
    }

    record NewAddress(
            @Nullable String name,
            @Nullable String line1,
            @Nullable String line2,
            @Nullable String city,
            @Nullable String postalCode) {}

    record AddressAnswer(
            long id,
            @Nullable String name,
            @Nullable String line1,
            @Nullable String line2,
            @Nullable String city,
            @Nullable String postalCode,
            boolean usual) {

        static AddressAnswer of(CustomerAddress entry) {
            Address address = entry.getAddress();
            return new AddressAnswer(
                    entry.getId(),
                    address.getFirstName(),
                    address.getAddressLine1(),
                    address.getAddressLine2(),
                    address.getCity(),
                    address.getPostalCode(),
                    address.isDefault());
        }
    }

    record AddressesAnswer(List<AddressAnswer> items) {}

    @GetMapping
    AddressesAnswer addresses() {
        return new AddressesAnswer(
                book.of(shopper.customerId()).stream().map(AddressAnswer::of).toList());
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    AddressAnswer add(@RequestBody NewAddress request) {
        String line2 = request.line2() == null ? null : text(request.line2(), "line2");
        return AddressAnswer.of(book.add(
                shopper.customerId(),
                new AddressBook.Entry(
                        text(request.name(), "name"),
                        text(request.line1(), "line1"),
                        line2,
                        text(request.city(), "city"),
                        text(request.postalCode(), "postalCode"))));
    }

    private static String text(@Nullable String value, String field) {
        String text = value == null ? "" : value.strip();
        if (text.isEmpty() || text.length() > LONGEST || text.codePoints().anyMatch(Character::isISOControl)) {
            throw StoreProblem.invalid(field);
        }
        return text;
    }
}
