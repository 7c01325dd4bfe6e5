package org.pointsmall.loyalty.request;

import java.util.Optional;

/** Counts requests, each change in a transaction of its own. Windows are named by the millisecond of their beginning. */
public interface PaceStore {

    /** How many came in the window that somebody was counted in last. */
    record Counted(long window, int requests) {}

    /** Counts one more in this window; false where there were as many as may be, or none was counted in it yet. */
    boolean count(String who, long window, int most);

    /** The window that somebody was counted in last. */
    Optional<Counted> counted(String who);

    /** Counts the first one of somebody who is not known yet; false where somebody else has done so. */
    boolean begin(String who, long window);

    /** Counts the first one of a window in place of an earlier one's; false where somebody else has done so. */
    boolean renew(String who, long earlier, long window);

    /** Forgets at most so many who were counted last in a window before; answers how many. */
    int forget(long windowBefore, int most);
}
