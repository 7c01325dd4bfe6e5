package org.pointsmall.loyalty.api.agents;

import java.net.URI;

/** Which platforms the merchant answers. A store can have several of these: a platform that one knows is known. */
public interface KnownPlatforms {
    /** @param profile an absolute address of http or https */
    boolean know(URI profile);
}
