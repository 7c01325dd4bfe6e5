package org.pointsmall.loyalty.reward.code;

import java.time.Instant;

/**
 * A file that somebody has brought, and that is kept until it is imported or thrown away.
 *
 * @param started whether it is being imported
 */
public record UploadedFile(
        long id, long pool, String hash, String name, Instant uploadedAt, String actor, boolean started) {}
