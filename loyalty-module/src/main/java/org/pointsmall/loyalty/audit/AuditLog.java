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
     * Whether rows and their hashes fit together, with none missing and none beside them; bounded memory, however many
     * there are. Whoever can write to the database and reckons all hashes anew, or puts an older state back, is not found
     * out by it.
     *
     * @return the first row that is not, or empty
     */
    Optional<Long> firstBroken();
}
