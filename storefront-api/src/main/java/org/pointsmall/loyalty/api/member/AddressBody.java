package org.pointsmall.loyalty.api.member;

import io.swagger.v3.oas.annotations.media.Schema;
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
record AddressBody(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable Long addressId) {

    long chosen() {
        if (addressId == null) {
            throw new ProblemException(Problem.invalid("addressId"));
        }
        return addressId;
    }
}
