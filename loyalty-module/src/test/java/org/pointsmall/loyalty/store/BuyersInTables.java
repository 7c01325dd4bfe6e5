package org.pointsmall.loyalty.store;

import java.util.Collection;
import java.util.Set;
import javax.sql.DataSource;
import org.pointsmall.loyalty.earning.Buyer;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.tier.MemberTiers;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** Who buys, as the store's tables and ours say it; for tests of other packages. */
public final class BuyersInTables {
    private final StoreBuyers buyers;
    private final EarlierOrders earlier;

    /** Of members without a segment. */
    public BuyersInTables(DataSource dataSource, MemberTiers tiers) {
        buyers = new StoreBuyers(dataSource, "birthday", member -> Set.of(), tiers);
        earlier = new EarlierOrders(new NamedParameterJdbcTemplate(dataSource));
    }

    /** Who buys with this order, or looks on without one, which is 0. */
    public Buyer buyer(MemberId member, long orderId) {
        return buyers.buyer(member, orderId);
    }

    /** Those of these orders of which nothing stands. */
    public Set<Long> undone(Collection<Long> orders) {
        return earlier.undone(orders).keySet();
    }
}
