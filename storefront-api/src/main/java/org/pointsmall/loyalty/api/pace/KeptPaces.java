package org.pointsmall.loyalty.api.pace;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.api.problem.Problem;
import org.pointsmall.loyalty.api.problem.ProblemCode;
import org.pointsmall.loyalty.api.problem.ProblemException;
import org.pointsmall.loyalty.member.CurrentMember;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.request.KeepPace;
import org.pointsmall.loyalty.request.Pace;
import org.pointsmall.loyalty.time.BusinessTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Counts each request of our resources, before it is looked at, for the member and for the address that it comes from. What is
 * refused for the member is not counted for the address.
 */
public final class KeptPaces implements HandlerInterceptor {
    public static final String POLICY = "RateLimit-Policy";
    public static final String LEFT = "RateLimit";

    private static final Logger LOG = LoggerFactory.getLogger(KeptPaces.class);
    private static final Duration SILENCE = Duration.ofMinutes(1);

    private final KeepPace pace;
    private final CurrentMember currentMember;
    private final Pace ofMember;
    private final Pace ofAddress;
    private final BusinessTime time;
    private final AtomicReference<@Nullable Long> told = new AtomicReference<>();

    public KeptPaces(KeepPace pace, CurrentMember currentMember, Pace ofMember, Pace ofAddress, BusinessTime time) {
        this.pace = pace;
        this.currentMember = currentMember;
        this.ofMember = ofMember;
        this.ofAddress = ofAddress;
        this.time = time;
    }

    private record Counted(String policy, Pace pace, KeepPace.Step step) {}

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        List<Counted> counted;
        try {
            counted = counted(request);
        } catch (RuntimeException failure) {
            tell(failure);
            return true;
        }
        response.setHeader(POLICY, joined(counted, one -> "\"%s\";q=%d;w=%d"
                .formatted(
                        one.policy(), one.pace().requests(), one.pace().window().toSeconds())));
        response.setHeader(LEFT, joined(counted, one -> "\"%s\";r=%d;t=%d"
                .formatted(one.policy(), one.step().left(), one.step().resets().toSeconds())));
        counted.stream().filter(one -> !one.step().allowed()).findFirst().ifPresent(one -> {
            throw new ProblemException(Problem.of(ProblemCode.RATE_LIMITED)
                    .with("retryAfterSeconds", one.step().resets().toSeconds()));
        });
        return true;
    }

    private List<Counted> counted(HttpServletRequest request) {
        List<Counted> counted = new ArrayList<>();
        Optional<MemberId> member = currentMember.id();
        if (member.isPresent()) {
            KeepPace.Step step = pace.step("member:" + member.get().value(), ofMember);
            counted.add(new Counted("member", ofMember, step));
            if (!step.allowed()) {
                // One member's script must not use up what everybody behind the same address has.
                return counted;
            }
        }
        String address = NetworkAddress.of(request.getRemoteAddr());
        counted.add(new Counted("address", ofAddress, pace.step(digest(address), ofAddress)));
        return counted;
    }

    private static String joined(List<Counted> counted, java.util.function.Function<Counted, String> text) {
        return String.join(", ", counted.stream().map(text).toList());
    }

    /** An address is a personal datum: what is kept only tells one from another. */
    private static String digest(String address) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return "address:" + HexFormat.of().formatHex(sha.digest(address.getBytes(StandardCharsets.UTF_8)), 0, 20);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void tell(RuntimeException failure) {
        long now = time.now().toEpochMilli();
        Long last = told.get();
        if ((last == null || now - last >= SILENCE.toMillis()) && told.compareAndSet(last, now)) {
            LOG.warn("Requests are let through without being counted, since the counter fails", failure);
        }
    }
}
