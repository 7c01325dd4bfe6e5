package org.pointsmall.loyalty.reward.code;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Where codes lie. Every method runs in the caller's transaction. Nothing is ever removed. */
public interface CodeStore {

    /** A new pool. */
    long open(String name, Instant at, String actor);

    /** How many codes a pool has, and how many have been given. */
    record Fill(long added, long given) {}

    /** Locks the pool until the transaction ends; nobody adds or gives meanwhile. */
    Fill lock(long pool);

    Fill fill(long pool);

    /** The import of this file into the pool, begun where there was none; the pool is locked. */
    CodeImport begin(long pool, String fileHash, String fileName, long codes, Instant at, String actor);

    /** Which of these marks the pool has. */
    Set<String> known(long pool, Collection<String> marks);

    /** A code as it is kept. */
    record Sealed(String mark, String code) {}

    /** Adds codes behind those that are there, and notes how far the import has come; the pool is locked. */
    void add(long pool, List<Sealed> codes, CodeImport reached);
}
