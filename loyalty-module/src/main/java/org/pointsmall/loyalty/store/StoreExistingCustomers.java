package org.pointsmall.loyalty.store;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.recommendation.EraseDeletedMembers;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** Looks for customers in the store's table of them, past any cache of entities. */
final class StoreExistingCustomers implements EraseDeletedMembers.Customers {
    private final NamedParameterJdbcTemplate jdbc;

    StoreExistingCustomers(DataSource dataSource) {
        jdbc = new NamedParameterJdbcTemplate(dataSource);
    }

    @Override
    public Set<MemberId> among(Collection<MemberId> members) {
        return members.isEmpty()
                ? Set.of()
                : new HashSet<>(jdbc.query(
                        "SELECT CUSTOMER_ID FROM BLC_CUSTOMER WHERE CUSTOMER_ID IN (:members)",
                        new MapSqlParameterSource(
                                "members",
                                members.stream().map(MemberId::value).collect(Collectors.toCollection(TreeSet::new))),
                        (row, index) -> new MemberId(row.getLong("CUSTOMER_ID"))));
    }
}
