package org.pointsmall.loyalty.flag;

import java.util.List;

/** What was said of products and categories. Runs in the caller's transaction. */
public interface FlagVersions {

    /** The latest versions, the newest first, at most so many. */
    List<FlagVersion> of(FlagPlace place, int limit);

    /** Keeps a version; fails where somebody else has kept the same number meanwhile. */
    void add(FlagPlace place, FlagVersion version);
}
