package org.pointsmall.loyalty.definition;

import java.util.Optional;
import java.util.Set;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.member.TierCode;

/** Somebody whom a definition may be for. Asking may cost a statement. */
public interface Candidate {

    Optional<TierCode> tierCode();

    Set<SegmentCode> segments();
}
