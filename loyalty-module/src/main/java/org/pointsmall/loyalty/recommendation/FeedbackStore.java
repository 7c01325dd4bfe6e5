package org.pointsmall.loyalty.recommendation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;

/** Where it is kept what was shown and what came of it. Every method runs in the caller's transaction. */
public interface FeedbackStore {

    /**
     * What somebody has seen or clicked of an answer.
     *
     * @param place from 0 on
     */
    record Noticed(long offerId, int place, RecommendationReason.Code reason, boolean clicked) {}

    /**
     * Notes what was noticed of an answer; what is noted already is not noted again, whoever tells it at the same time.
     * What was clicked was seen.
     */
    void note(RequestIds.Shown shown, Collection<Noticed> noticed, Instant at);

    /** The member has had this offer: what was seen of it last, since then, has come to that. */
    void exchanged(MemberId member, long offerId, Instant since, Instant at);

    /**
     * How often something came of what was shown.
     *
     * @param placement where
     * @param place from 0 on
     * @param reason why it was shown
     */
    record Count(
            Placement placement,
            int place,
            RecommendationReason.Code reason,
            long seen,
            long clicked,
            long exchanged) {}

    /** What was seen since then. */
    List<Count> counts(Instant since);

    /** Forgets what was seen before then, at most so many; answers how many. */
    int forget(Instant before, int limit);

    /** What one member was shown was shown to the other. */
    void move(MemberId from, MemberId into);

    /** The next members by id to whom something was shown. */
    List<MemberId> members(MemberId after, int limit);

    /** What the member was shown was shown to nobody in particular. */
    void erase(MemberId member);

    /** The job that forgets what was seen long ago. */
    default Job forgetting(Transactions transactions, BusinessTime time) {
        return new ForgetFeedback(this, transactions, time);
    }
}
