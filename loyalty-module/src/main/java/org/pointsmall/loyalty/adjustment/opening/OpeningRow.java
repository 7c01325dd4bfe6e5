package org.pointsmall.loyalty.adjustment.opening;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.adjustment.batch.BatchRow;
import org.pointsmall.loyalty.ledger.Opening;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;

/**
 * One lot of a file.
 *
 * @param row its line, whom the file names, how many points, and what has become of it; 0 points where only a tier comes
 * @param externalId who the member was in the earlier programme; empty where the file does not say
 * @param key of what is posted for it; empty where the row can't be read
 * @param earnedOn null where the row can't be read
 * @param lastDay the last day on which the points can be spent; null for ever
 * @param asked both days as the file has them: what the programme's own validity makes of them may change
 * @param tier null for none
 * @param tierLastDay null for as long as a tier that is reached
 */
public record OpeningRow(
        BatchRow row,
        String externalId,
        String key,
        @Nullable LocalDate earnedOn,
        @Nullable LocalDate lastDay,
        String asked,
        @Nullable String tier,
        @Nullable LocalDate tierLastDay) {

    OpeningRow with(BatchRow now) {
        return new OpeningRow(now, externalId, key, earnedOn, lastDay, asked, tier, tierLastDay);
    }

    OpeningRow refused(OpeningProblem why) {
        return with(row.refused(row.member(), why.name()));
    }

    /** As the file has it; empty where it has none. */
    public String reference() {
        return OpeningFile.referenceOf(key);
    }

    boolean hasPoints() {
        return row.points() > 0;
    }

    /** The lot that it asks for, where its member is known. */
    Opening lot() {
        MemberId member = row.member();
        if (member == null || earnedOn == null) {
            throw new IllegalStateException("a row that was refused has no lot: " + this);
        }
        return new Opening(member, new PostingKey(key), Points.of(row.points()), earnedOn, lastDay, asked);
    }
}
