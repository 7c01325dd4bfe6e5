package org.pointsmall.loyalty.earning;

import java.util.Map;
import java.util.Set;
import org.pointsmall.loyalty.points.Points;

/** What has been counted against limits so far. */
@FunctionalInterface
public interface LimitUse {

    /** Where nothing has been awarded yet. */
    LimitUse NONE = keys -> Map.of();

    /**
     * What has been counted under these keys; those without any may be left out. Who is going to award asks for them
     * locked, so that no two awards share what is left; who estimates does not.
     */
    Map<LimitKey, Points> used(Set<LimitKey> keys);
}
