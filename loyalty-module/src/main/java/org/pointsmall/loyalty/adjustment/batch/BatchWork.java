package org.pointsmall.loyalty.adjustment.batch;

import java.util.OptionalLong;
import java.util.Set;

/** How batches of some sources are read and moved. When, and how far they are, is {@link RunBatches}' business. */
public interface BatchWork {

    Set<PointsBatch.Source> sources();

    /**
     * Looks at some more of a batch, and notes how far it has come, in the transaction that has locked it.
     *
     * @return how many rows or members it looked at; 0 when there are no more
     */
    long read(PointsBatch batch);

    /**
     * Moves some more of a batch, in transactions of its own that lock it first, and notes how far it has come.
     *
     * @return how many rows it looked at, 0 when there are no more; nothing where the batch does not run any more
     */
    OptionalLong move(PointsBatch batch);
}
