package org.pointsmall.loyalty.admin.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.admin.page.Sentence;

/**
 * An account as its page shows it, in writing: the template only lays it out.
 *
 * @param customer the store's customer; null for one whom the store has deleted
 * @param mergedInto the id of the account that it has become part of, where it has
 * @param parts the logins whose accounts have become part of it
 * @param balances by state
 * @param worth what the available points would be paid out as
 * @param moreLots whether there are more lots than are shown
 * @param ofOrder the order whose entries alone are shown, as an entry says it; null where all are
 * @param older the entry before which the next page of the journal begins; null on the last one
 */
record AccountView(
        long id,
        @Nullable Long customer,
        String login,
        String email,
        String name,
        String openedAt,
        String status,
        @Nullable Long mergedInto,
        List<String> parts,
        List<Balance> balances,
        String worth,
        List<Lot> lots,
        boolean moreLots,
        List<Entry> entries,
        @Nullable String ofOrder,
        @Nullable Long older,
        List<Change> changes,
        String zone) {

    /** So many points in one state, by the code of its name. */
    record Balance(String label, String points) {}

    /** @param lastDay null for points that never expire */
    record Lot(
            long id,
            String earnedAt,
            String availableAt,
            @Nullable String lastDay,
            String available,
            String pending,
            String held) {}

    /**
     * A journal entry.
     *
     * @param kind the code of its name
     * @param order the number that the shopper knows the order by, or # and the store's id of it
     * @param orderId the store's id of the order
     * @param reverses the entry that it undid, if any
     * @param reversedBy the entry that undid it, if any
     * @param reversible whether it can still be undone by hand
     */
    record Entry(
            long id,
            String at,
            String kind,
            String points,
            String ownedAfter,
            @Nullable String order,
            @Nullable Long orderId,
            String actor,
            @Nullable String reason,
            List<Sentence> explanation,
            @Nullable Long reverses,
            @Nullable Long reversedBy,
            boolean reversible) {}

    /** A change of the account's status, by the codes of their names. */
    record Change(String at, String from, String to, String actor, String reason) {}
}
