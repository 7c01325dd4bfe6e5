package org.pointsmall.loyalty.api.repeat;

import java.util.function.Supplier;
import javax.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.api.problem.ProblemException;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.request.CarryOutOnce;
import org.pointsmall.loyalty.request.RequestKey;

/** Carries requests out once, and says by a header where one had been before. */
public final class Repeats {
    private final CarryOutOnce once;

    public Repeats(CarryOutOnce once) {
        this.once = once;
    }

    /**
     * What is asked for.
     *
     * @param operation a name of it that never changes
     * @param key the client's name for the request; null where it has none: then it is carried out each time
     * @param content all that is asked for
     */
    public record Asked(MemberId member, String operation, @Nullable String key, String content) {}

    /**
     * Carries it out, or tells how it stands where that was done before; refusals end the request.
     *
     * @param again how what was carried out stands now
     */
    public <T> CarryOutOnce.Carried<T> run(Asked asked, Supplier<Outcome<T>> first, Supplier<Outcome<T>> again) {
        if (asked.key() == null) {
            return new CarryOutOnce.Carried<>(first.get().orElseThrow(ProblemException::of), false);
        }
        RequestKey key = new RequestKey(asked.member(), asked.operation(), asked.key());
        return once.run(key, asked.content(), first, again).orElseThrow(ProblemException::of);
    }

    /** The same, all of it in one transaction: for what does not know by itself that it was carried out before. */
    public <T> CarryOutOnce.Carried<T> runInOne(Asked asked, Supplier<Outcome<T>> first, Supplier<Outcome<T>> again) {
        if (asked.key() == null) {
            return run(asked, first, again);
        }
        RequestKey key = new RequestKey(asked.member(), asked.operation(), asked.key());
        return once.runInOne(key, asked.content(), first, again).orElseThrow(ProblemException::of);
    }

    /** Says whether the answer is to a request that had been carried out before. */
    public static void tell(HttpServletResponse response, boolean replayed) {
        if (replayed) {
            response.setHeader(IdempotencyKey.REPLAYED, "true");
        }
    }
}
