package org.pointsmall.loyalty.api.member;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.api.problem.Problem;
import org.pointsmall.loyalty.api.problem.ProblemException;
import org.pointsmall.loyalty.ledger.EntryId;

/**
 * Which page of the journal is asked for.
 *
 * @param before only entries older than this one; null for the newest
 * @param limit at most so many, 1 to 100
 */
record PageRequest(@Nullable EntryId before, int limit) {
    static final int MAX_LIMIT = 100;

    static PageRequest of(@Nullable String cursor, String limit) {
        return new PageRequest(cursor == null ? null : entry(cursor), limit(limit));
    }

    /**
     * The cursor of what is older than this entry: its id and a checksum. Not a secret, since the page is of the
     * member's own journal whatever the cursor says; the checksum only tells a cursor from a typing error.
     */
    static String cursorAfter(EntryId entry) {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
                .putLong(entry.value())
                .putInt(checksum(entry.value()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    private static EntryId entry(String cursor) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException notBase64) {
            throw new ProblemException(Problem.invalid("cursor"));
        }
        if (bytes.length == Long.BYTES + Integer.BYTES) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            long id = buffer.getLong();
            if (buffer.getInt() == checksum(id)) {
                return new EntryId(id);
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

    private static int checksum(long id) {
        CRC32 crc = new CRC32();
        crc.update(ByteBuffer.allocate(Long.BYTES).putLong(id).flip());
        return (int) crc.getValue();
    }
}
