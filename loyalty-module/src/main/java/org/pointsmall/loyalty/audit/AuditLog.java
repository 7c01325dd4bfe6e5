package org.pointsmall.loyalty.audit;

import java.util.List;
import java.util.Optional;

/** Reads the trail. */
public interface AuditLog {

    /**
     * The latest rows, the newest first.
     *
     * @param before only rows before this id
     */
    List<AuditRow> rows(AuditFilter filter, long before, int limit);

    /** Who stands in it, in the order of their names. */
    List<String> actors();

    /**
     * Whether all rows are as they were written, and none is missing; bounded memory, however many there are.
     *
     * @return the first row that is not, or empty
     */
    Optional<Long> firstBroken();
}
