package org.pointsmall.loyalty.api.member;

import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.api.json.StrictJson;
import org.pointsmall.loyalty.api.problem.Problem;
import org.pointsmall.loyalty.api.problem.ProblemException;

/**
 * Where what is still to be sent is to go.
 *
 * @param addressId of the shopper's address book in the store
 */
@StrictJson
record AddressBody(@Nullable Long addressId) {

    long chosen() {
        if (addressId == null) {
            throw new ProblemException(Problem.invalid("addressId"));
        }
        return addressId;
    }
}
