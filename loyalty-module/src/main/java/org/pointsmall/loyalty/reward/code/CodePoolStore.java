package org.pointsmall.loyalty.reward.code;

import java.util.List;
import java.util.Optional;

/** What is to be known of pools without reading a code. Every method runs in the caller's transaction. */
public interface CodePoolStore {

    /** By name. */
    List<CodePool> all();

    Optional<CodePool> find(long pool);

    /** Says from how many on a pool has few codes left. */
    void few(long pool, long few);

    /** The latest imports into a pool, the newest first. */
    List<PastImport> imports(long pool, int limit);

    Optional<PastImport> importOf(long pool, String fileHash);
}
