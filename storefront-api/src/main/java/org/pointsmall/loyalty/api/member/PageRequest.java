package org.pointsmall.loyalty.api.member;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.api.problem.Problem;
import org.pointsmall.loyalty.api.problem.ProblemException;
import org.pointsmall.loyalty.ledger.EntryId;
import org.pointsmall.loyalty.reward.RewardId;

/**
 * Which page of a list is asked for.
 *
 * @param last what the page before ended with: an entry, or the milliseconds of a moment; null for the first page
 * @param limit at most so many, 1 to 100
 */
record PageRequest(@Nullable Long last, int limit) {
    static final int MAX_LIMIT = 100;

    static PageRequest of(@Nullable String cursor, String limit) {
        return new PageRequest(cursor == null ? null : last(cursor), limit(limit));
    }

    /** Only entries older than this one; null for the newest. */
    @Nullable
    EntryId before() {
        return last == null ? null : new EntryId(last);
    }

    /** Only what is later than this; null for all. */
    @Nullable
    Instant after() {
        return last == null ? null : Instant.ofEpochMilli(last);
    }

    /** The cursor of what is older than this entry. */
    static String cursorAfter(EntryId entry) {
        return cursor(entry.value());
    }

    /** The cursor of what was bought before this reward. */
    static String cursorAfter(RewardId reward) {
        return cursor(reward.value());
    }

    /** The cursor of what is later than this moment, which is of whole milliseconds. */
    static String cursorAfter(Instant moment) {
        return cursor(moment.toEpochMilli());
    }

    /**
     * What the page ended with, and a checksum. Not a secret, since the page is of the member's own list whatever the
     * cursor says; the checksum only tells a cursor from a typing error.
     */
    private static String cursor(long last) {
        ByteBuffer bytes =
                ByteBuffer.allocate(Long.BYTES + Integer.BYTES).putLong(last).putInt(checksum(last));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    private static long last(String cursor) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException notBase64) {
            throw new ProblemException(Problem.invalid("cursor"));
        }
        if (bytes.length == Long.BYTES + Integer.BYTES) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            long last = buffer.getLong();
            if (buffer.getInt() == checksum(last)) {
                return last;
            }
        }
        throw new ProblemException(Problem.invalid("cursor"));
    }

    private static int limit(String text) {
        int limit = text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new ProblemException(Problem.invalid("limit"));
        }
        return limit;
    }

    private static int checksum(long last) {
        CRC32 crc = new CRC32();
        crc.update(ByteBuffer.allocate(Long.BYTES).putLong(last).flip());
        return (int) crc.getValue();
    }
}
