package org.pointsmall.loyalty.api.agents;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header by which a platform names its profile: a dictionary of RFC 8941 whose member {@code profile} is a string. */
final class AgentHeader {
    static final String NAME = "UCP-Agent";

    private static final String STRING = "\"(?:[^\"\\\\]|\\\\[\"\\\\])*\"";
    private static final Pattern MEMBER =
            Pattern.compile("\\G[ \\t]*([a-z*][a-z0-9_.*-]*)(?:=(" + STRING + "|[^\",; \\t]*))?"
                    + "((?:[ \\t]*;[ \\t]*[a-z*][a-z0-9_.*-]*(?:=(?:" + STRING + "|[^\",; \\t]*))?)*)[ \\t]*(,|$)");

    private AgentHeader() {}

    /** The address in it; nothing where there is none, or the header is no dictionary. */
    static Optional<URI> profile(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        String profile = null;
        int end = 0;
        boolean more = true;
        Matcher member = MEMBER.matcher(header);
        while (more && member.find()) {
            end = member.end();
            more = !member.group(4).isEmpty();
            if (member.group(1).equals("profile")) {
                profile = member.group(2);
            }
        }
        return more || end != header.length() || profile == null ? Optional.empty() : address(profile);
    }

    private static Optional<URI> address(String string) {
        if (!string.startsWith("\"")) {
            return Optional.empty();
        }
        try {
            URI address = URI.create(string.substring(1, string.length() - 1).replaceAll("\\\\(.)", "$1"));
            boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
            return web && address.getHost() != null && address.getRawUserInfo() == null
                    ? Optional.of(address)
                    : Optional.empty();
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
