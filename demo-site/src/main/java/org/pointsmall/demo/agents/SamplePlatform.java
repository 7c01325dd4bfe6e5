package org.pointsmall.demo.agents;

import java.net.URI;
import java.util.regex.Pattern;
import org.pointsmall.loyalty.api.agents.KnownPlatforms;
import org.springframework.core.env.Environment;

/** The demo knows the sample of a platform that it brings, at its own port: to try agents with nothing else installed. */
final class SamplePlatform implements KnownPlatforms {
    private static final Pattern PROFILE = Pattern.compile("/shop/agents/[a-z-]{1,40}\\.json");

    private final Environment environment;

    SamplePlatform(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean know(URI profile) {
        return "http".equals(profile.getScheme())
                && "127.0.0.1".equals(profile.getHost())
                && String.valueOf(profile.getPort()).equals(environment.getProperty("local.server.port"))
                && PROFILE.matcher(profile.getRawPath()).matches()
                && profile.getRawQuery() == null;
    }
}
