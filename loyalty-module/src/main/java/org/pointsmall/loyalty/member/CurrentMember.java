package org.pointsmall.loyalty.member;

import java.util.Optional;

/** Who is signed in, by the store's session and by nothing that a request could name. */
public interface CurrentMember {

    /** The member, or nobody where the shopper is a guest. */
    Optional<MemberId> id();
}
