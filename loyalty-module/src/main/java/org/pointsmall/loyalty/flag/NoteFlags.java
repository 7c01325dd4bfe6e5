package org.pointsmall.loyalty.flag;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;

/**
 * Notes who has said what of a product or category, and when. The flags themselves are in force by the store's own rows;
 * it is noted in the transaction that writes those, so that there is either both or neither.
 */
public final class NoteFlags {
    private final FlagVersions versions;
    private final Transactions transactions;
    private final BusinessTime time;

    public NoteFlags(FlagVersions versions, Transactions transactions, BusinessTime time) {
        this.versions = versions;
        this.transactions = transactions;
        this.time = time;
    }

    /**
     * Keeps a new version where this is not what was said last.
     *
     * @param fields what is said now, by field; without those that are not set
     */
    public void note(FlagPlace place, Map<String, String> fields, String actor) {
        String said = new TreeMap<>(fields)
                .entrySet().stream()
                        .map(field -> field.getKey() + "=" + field.getValue())
                        .collect(Collectors.joining("; "));
        transactions.required(() -> {
            List<FlagVersion> last = versions.of(place, 1);
            int number = last.isEmpty() ? 0 : last.get(0).number();
            String before = last.isEmpty() ? "" : last.get(0).said();
            if (!said.equals(before)) {
                versions.add(place, new FlagVersion(number + 1, said, time.now(), actor));
            }
            return number;
        });
    }
}
