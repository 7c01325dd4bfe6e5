package org.pointsmall.loyalty.reward.code;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where uploaded files lie, encrypted. Every method runs in the caller's transaction. */
public interface UploadStore {

    /** Keeps a file; answers its id. The same file for the same pool again is the same one. */
    long add(long pool, String hash, String name, String sealed, Instant at, String actor);

    Optional<UploadedFile> find(long file);

    /** What was uploaded, as it was sealed. */
    Optional<String> sealed(long file);

    /** The files for a pool, by id. */
    List<UploadedFile> of(long pool);

    /** The file is to be imported. */
    void start(long file);

    /** The first file that is to be imported. */
    Optional<UploadedFile> firstStarted();

    void remove(long file);

    /** Removes files from before this moment that nobody wants to be imported. */
    void removeWaiting(Instant before);
}
