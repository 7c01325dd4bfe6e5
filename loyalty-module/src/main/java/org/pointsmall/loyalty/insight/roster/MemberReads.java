package org.pointsmall.loyalty.insight.roster;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the list of members as it stands at this moment. Balances are the accounts' own; the day last seen follows within a minute. */
public interface MemberReads {

    /**
     * At most {@code limit} members.
     *
     * @param after where the page before ended; null for the first page
     */
    List<MemberRow> rows(MemberFilter filter, MemberSorting order, @Nullable MemberKey after, int limit);
}
