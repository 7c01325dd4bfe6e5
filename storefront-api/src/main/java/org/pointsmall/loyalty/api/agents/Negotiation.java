package org.pointsmall.loyalty.api.agents;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.servlet.http.HttpServletRequest;

/** Finds out which capabilities the store and the platform behind a request have both. */
public final class Negotiation {
    private final PlatformProfiles profiles;
    private final Map<String, List<String>> offered = new LinkedHashMap<>();

    /** @param served the capabilities of the protocol that the store answers; the programme extends those that it can */
    public Negotiation(PlatformProfiles profiles, List<String> served) {
        this.profiles = profiles;
        served.forEach(capability -> offered.put(capability, List.of()));
        offered.put(
                Protocol.LOYALTY,
                served.stream().filter(Protocol.EXTENDED::contains).toList());
    }

    /**
     * What a request's answer may have.
     *
     * @param capabilities that belong to the operation and that both have, as the answer names them
     */
    public record Agreed(Map<String, List<Version>> capabilities) {
        public Agreed {
            capabilities = Map.copyOf(capabilities);
        }

        /** Whether the answer tells of the programme. */
        public boolean withLoyalty() {
            return capabilities.containsKey(Protocol.LOYALTY);
        }
    }

    /** One version of a capability. */
    public record Version(String version) {}

    /** What the store offers; each with what it extends, which is nothing for most. */
    Map<String, List<String>> offered() {
        return offered;
    }

    /**
     * Looks at the platform's profile.
     *
     * @param operation the capability that the asked operation is part of
     * @throws AgentProblem where there is no ground to answer on
     */
    public Agreed agree(HttpServletRequest request, String operation) {
        URI address = AgentHeader.profile(request.getHeader(AgentHeader.NAME))
                .orElseThrow(() -> AgentProblem.of(AgentProblemCode.INVALID_PROFILE_URL));
        PlatformProfile platform = profiles.at(address);
        if (!platform.version().equals(Protocol.VERSION)) {
            throw AgentProblem.ofVersion(platform.version());
        }
        Set<String> common = common(platform);
        if (!common.contains(operation)) {
            throw AgentProblem.of(AgentProblemCode.CAPABILITIES_INCOMPATIBLE);
        }
        Map<String, List<Version>> agreed = new LinkedHashMap<>();
        List<Version> spoken = List.of(new Version(Protocol.VERSION));
        agreed.put(operation, spoken);
        offered.forEach((capability, extended) -> {
            if (common.contains(capability) && extended.contains(operation)) {
                agreed.put(capability, spoken);
            }
        });
        return new Agreed(agreed);
    }

    /** An extension without any of what it extends is none. */
    private Set<String> common(PlatformProfile platform) {
        Set<String> common = new LinkedHashSet<>();
        offered.forEach((capability, extended) -> {
            boolean has =
                    platform.capabilities().getOrDefault(capability, Set.of()).contains(Protocol.VERSION);
            if (has && (extended.isEmpty() || extended.stream().anyMatch(common::contains))) {
                common.add(capability);
            }
        });
        return common;
    }
}
