package org.pointsmall.loyalty.earning;

import java.util.Map;
import java.util.Set;
import org.pointsmall.loyalty.points.Points;

/**
 * Counts what is awarded against limits, in the caller's transaction, which has locked the member's account. Keys are
 * locked in their order, after accounts, so that no two awards wait for each other.
 */
public interface LimitCounts {

    /** What has been counted, to be read only; keys without any are left out. */
    Map<LimitKey, Points> read(Set<LimitKey> keys);

    /** What has been counted; nobody else counts under these keys until the transaction ends. */
    Map<LimitKey, Points> lock(Set<LimitKey> keys);

    /** Counts more under keys that are locked. */
    void add(Map<LimitKey, Points> points);
}
