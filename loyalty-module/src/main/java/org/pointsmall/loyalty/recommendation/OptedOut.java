package org.pointsmall.loyalty.recommendation;

import java.util.Collection;
import java.util.Set;
import org.pointsmall.loyalty.member.MemberId;

/** Who does not want to be recommended anything by what they bought. Nothing is learnt from their orders either. */
@FunctionalInterface
public interface OptedOut {

    /** Those of these members who opted out, as of this moment. */
    Set<MemberId> among(Collection<MemberId> members);

    default boolean includes(MemberId member) {
        return !among(Set.of(member)).isEmpty();
    }
}
