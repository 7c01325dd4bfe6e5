package org.pointsmall.loyalty.recommendation.elasticsearch;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.pointsmall.loyalty.recommendation.SearchUnavailable;

/**
 * Calls of one kind: each is over within the limit, and where many fail, no more are made for a while. Reading the answer
 * is part of the call, so that nonsense opens the breaker as silence does.
 */
final class GuardedCalls {
    /** Enough to tell a search that is down from one that has hiccups. */
    private static final int LEAST_CALLS = 5;

    private static final int PROBES = 2;

    private final CircuitBreaker breaker;
    private final Duration limit;

    GuardedCalls(String name, SearchProperties.Breaker settings, Duration limit) {
        this.limit = limit;
        breaker = CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(settings.calls())
                        .minimumNumberOfCalls(Math.min(LEAST_CALLS, settings.calls()))
                        .failureRateThreshold(settings.failures())
                        .waitDurationInOpenState(settings.pause())
                        .permittedNumberOfCallsInHalfOpenState(PROBES)
                        .build());
    }

    /** Whether calls are made, as far as is known. */
    boolean isClosed() {
        return breaker.getState() == CircuitBreaker.State.CLOSED;
    }

    /**
     * Makes one.
     *
     * @param what says what it does, for messages
     * @param send sends the request; is not called while the breaker is open
     * @param read makes sense of the answer, or throws
     * @throws SearchUnavailable for whatever goes wrong
     */
    <A, T> T call(String what, Send<A> send, Function<A, T> read) {
        try {
            return breaker.executeCallable(() -> read.apply(answer(send)));
        } catch (CallNotPermittedException open) {
            throw new SearchUnavailable(what + ": it has failed too often, and is left in peace", open);
        } catch (SearchUnavailable unavailable) {
            throw unavailable;
        } catch (TimeoutException late) {
            throw new SearchUnavailable(what + ": no answer within " + limit.toMillis() + " ms", late);
        } catch (ExecutionException failed) {
            throw new SearchUnavailable(what + ": " + failed.getCause(), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new SearchUnavailable(what + ": interrupted", stopped);
        } catch (Exception nonsense) {
            throw new SearchUnavailable(what + ": " + nonsense, nonsense);
        }
    }

    /** A limit of its own, since a socket's begins anew with each byte that dribbles in. */
    private <A> A answer(Send<A> send) throws Exception {
        CompletableFuture<A> answer = send.send();
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            answer.cancel(true);
        }
    }

    /** Sends a request, whose answer comes later. */
    @FunctionalInterface
    interface Send<A> {
        CompletableFuture<A> send() throws Exception;
    }
}
