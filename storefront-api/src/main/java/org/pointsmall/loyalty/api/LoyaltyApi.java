package org.pointsmall.loyalty.api;

import java.util.regex.Pattern;
import org.springframework.core.env.Environment;

/** Where the programme's resources are. */
public final class LoyaltyApi {
    /** The path of all resources within the application, as annotations have it: a store can set it. */
    public static final String ROOT = "${loyalty.api.path:/api/v1/loyalty}";

    private static final Pattern PLAIN = Pattern.compile("(/[A-Za-z0-9._~-]+)+");

    private LoyaltyApi() {}

    /** The same path, as this store has it: it begins with a slash and ends without one. */
    public static String path(Environment environment) {
        String path = environment.resolveRequiredPlaceholders(ROOT);
        if (!PLAIN.matcher(path).matches()) {
            throw new IllegalArgumentException(
                    "loyalty.api.path is a path such as /api/v1/loyalty, without a slash at its end: " + path);
        }
        return path;
    }
}
