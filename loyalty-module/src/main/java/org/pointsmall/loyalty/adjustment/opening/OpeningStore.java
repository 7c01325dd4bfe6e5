package org.pointsmall.loyalty.adjustment.opening;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.adjustment.batch.BatchRow;
import org.pointsmall.loyalty.member.MemberId;

/** Where the rows of openings are kept, and who members were before. Each method runs in the caller's transaction. */
public interface OpeningStore {

    void add(long batch, List<OpeningRow> rows);

    /** All rows of a batch were added: what is asked for next may be planned by how many there are. */
    void added();

    /** Rows after this line, in their order; of one state where one is named. */
    List<OpeningRow> rows(long batch, BatchRow.@Nullable State state, long after, int limit);

    /** Notes whom these mean, and what has become of them. */
    void update(long batch, List<OpeningRow> rows);

    /** Notes that the points of all open rows between these two lines, and of these themselves, were moved. */
    void moved(long batch, long first, long last);

    /**
     * What the file calls the members of these ids elsewhere: two of the names, the first and the last by the alphabet.
     * An id like {@code -}, which stands for none, has as many as the file has rows.
     */
    Map<String, Set<String>> namesOf(long batch, Collection<String> externalIds);

    /** Whose these ids are, as far as that is kept. */
    Map<String, MemberId> members(Collection<String> externalIds);

    /** Keeps whose these ids are; none of them is kept yet. */
    void keep(Map<String, MemberId> members);

    /** What comes, or has come, of the rows for which nothing is wrong. */
    OpeningSums sums(long batch);
}
