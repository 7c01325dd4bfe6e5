package org.pointsmall.loyalty.api.agents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The profiles of platforms that the merchant knows, fetched from where they are and kept for a while; a failure is kept as
 * well, so that a platform which is away is not asked by each request. Nothing else is ever fetched.
 */
public final class PlatformProfiles {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final Duration FAILURE_KEPT = Duration.ofSeconds(10);
    /** The least that the protocol wants a bound to be. */
    private static final int MOST_BYTES = 128 * 1024;

    private static final int MOST_PROFILES = 200;
    private static final int OK = 200;

    private final List<KnownPlatforms> known;
    private final LongSupplier nanos;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();
    private final Map<URI, Kept> kept = new ConcurrentHashMap<>();

    /** @param nanos a clock that only goes on, as {@code System::nanoTime} */
    public PlatformProfiles(List<KnownPlatforms> known, LongSupplier nanos) {
        this.known = List.copyOf(known);
        this.nanos = nanos;
    }

    private record Kept(@Nullable PlatformProfile profile, AgentProblemCode problem, long since, Duration span) {
        boolean isOver(long now) {
            return now - since > span.toNanos();
        }
    }

    /** @throws AgentProblem where the platform is not known, or its profile can't be had or read */
    PlatformProfile at(URI profile) {
        if (known.stream().noneMatch(platforms -> platforms.know(profile))) {
            throw AgentProblem.of(AgentProblemCode.PROFILE_NOT_TRUSTED);
        }
        if (kept.size() > MOST_PROFILES) {
            kept.clear();
        }
        Kept found = kept.compute(
                profile,
                (address, before) -> before == null || before.isOver(nanos.getAsLong()) ? asked(address) : before);
        if (found.profile() == null) {
            throw AgentProblem.of(found.problem());
        }
        return found.profile();
    }

    private Kept asked(URI address) {
        try {
            PlatformProfile profile = PlatformProfile.of(json.readTree(fetched(address)));
            return new Kept(profile, AgentProblemCode.PROFILE_MALFORMED, nanos.getAsLong(), KEPT);
        } catch (JsonProcessingException | IllegalArgumentException malformed) {
            return failed(AgentProblemCode.PROFILE_MALFORMED);
        } catch (IOException unreachable) {
            return failed(AgentProblemCode.PROFILE_UNREACHABLE);
        }
    }

    private Kept failed(AgentProblemCode problem) {
        return new Kept(null, problem, nanos.getAsLong(), FAILURE_KEPT);
    }

    /** All of it within the patience: who sends a byte now and then is away as well. */
    private byte[] fetched(URI address) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .build();
        CompletableFuture<byte[]> answer = http.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream())
                .thenApply(PlatformProfiles::body);
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            answer.cancel(true);
            throw new IOException("no profile", e);
        }
    }

    private static byte[] body(HttpResponse<InputStream> response) {
        try (InputStream stream = response.body()) {
            byte[] body = stream.readNBytes(MOST_BYTES + 1);
            if (response.statusCode() != OK || body.length > MOST_BYTES) {
                throw new IOException("status " + response.statusCode() + ", " + body.length + " bytes");
            }
            return body;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
