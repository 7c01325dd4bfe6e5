package org.pointsmall.demo.launch;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What to start, checked.
 *
 * @param database empty: a database file in the data folder
 */
record LaunchPlan(int sitePort, int adminPort, Path dataFolder, Optional<Database> database, boolean fresh) {

    LaunchPlan {
        if (sitePort == adminPort) {
            throw new IllegalArgumentException("--site-port and --admin-port are both " + sitePort);
        }
        requirePort("--site-port", sitePort);
        requirePort("--admin-port", adminPort);
        if (fresh && database.isPresent()) {
            throw new IllegalArgumentException(
                    "--fresh empties the data folder only, never a database of yours: empty that one yourself");
        }
    }

    record Database(String url, Optional<String> username, Optional<String> password) {
        /** Fit for messages: credentials stay out, those among the URL's own parameters too. */
        @Override
        public String toString() {
            return url.split("[?;]", 2)[0];
        }
    }

    private static void requirePort(String option, int port) {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException(option + " is " + port + ", expected 1 to 65535");
        }
    }
}
