package org.pointsmall.loyalty.recommendation;

import java.util.Collection;
import java.util.Set;
import org.pointsmall.loyalty.member.MemberId;

/** What members have bought, by the store's orders up to this moment. */
public interface PurchaseHistories {

    /** The member's; of members whose accounts have become one, all that they bought. */
    PurchaseHistory of(MemberId member);

    /** Those of these products that anybody buys again, as the merchant says. */
    Set<Long> boughtAgain(Collection<Long> products);
}
