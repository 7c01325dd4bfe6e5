package org.pointsmall.loyalty.reward.code;

/**
 * How far the import of a file into a pool has come. Each code of the file is counted once: it was added, was in the file
 * before, or was in the pool before.
 *
 * @param id the import
 * @param codes how many codes the file has
 * @param done how many have been looked at
 * @param added how many were added
 * @param twiceInFile how many had been in this file before
 * @param inPool how many had been in the pool before
 */
public record CodeImport(long id, long codes, long done, long added, long twiceInFile, long inPool) {

    public boolean isComplete() {
        return done == codes;
    }

    CodeImport and(long more, long moreTwice, long moreInPool) {
        return new CodeImport(
                id,
                codes,
                done + more + moreTwice + moreInPool,
                added + more,
                twiceInFile + moreTwice,
                inPool + moreInPool);
    }
}
