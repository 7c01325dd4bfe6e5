package org.pointsmall.loyalty.api.agents;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a platform says that it speaks.
 *
 * @param version of the protocol
 * @param capabilities in which versions it has each
 */
record PlatformProfile(String version, Map<String, Set<String>> capabilities) {
    private static final Pattern A_VERSION = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    PlatformProfile {
        capabilities = Map.copyOf(capabilities);
    }

    /** @throws IllegalArgumentException where this is no profile */
    static PlatformProfile of(JsonNode document) {
        JsonNode ucp = document.path("ucp");
        String version = version(ucp);
        require(ucp.path("services").isObject(), "services");
        require(ucp.path("payment_handlers").isObject(), "payment_handlers");
        JsonNode declared = ucp.path("capabilities");
        require(declared.isMissingNode() || declared.isObject(), "capabilities");
        Map<String, Set<String>> capabilities = new HashMap<>();
        declared.fields().forEachRemaining(capability -> {
            require(capability.getValue().isArray(), capability.getKey());
            Set<String> versions = new HashSet<>();
            for (JsonNode entry : capability.getValue()) {
                String own = version(entry);
                if (counts(capability.getKey(), entry, own, version)) {
                    versions.add(own);
                }
            }
            capabilities.put(capability.getKey(), Set.copyOf(versions));
        });
        return new PlatformProfile(version, capabilities);
    }

    /** What the protocol itself defines has the profile's version, and is described where the protocol is. */
    private static boolean counts(String name, JsonNode entry, String own, String profile) {
        return !name.startsWith(Protocol.NAMESPACE)
                || own.equals(profile) && entry.path("schema").asText().startsWith(Protocol.HOME);
    }

    private static String version(JsonNode entity) {
        String version = entity.path("version").asText();
        require(A_VERSION.matcher(version).matches(), "version");
        return version;
    }

    private static void require(boolean kept, String what) {
        if (!kept) {
            throw new IllegalArgumentException(what);
        }
    }
}
