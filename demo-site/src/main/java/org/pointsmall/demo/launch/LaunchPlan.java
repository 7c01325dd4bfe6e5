package org.pointsmall.demo.launch;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What to start, checked.
 *
 * @param searchPort empty: without a search engine, so that the database answers instead
 * @param database empty: a database file in the data folder
 */
record LaunchPlan(
        int sitePort,
        int adminPort,
        OptionalInt searchPort,
        Path dataFolder,
        Optional<Database> database,
        boolean fresh) {

    LaunchPlan {
        requirePort("--site-port", sitePort);
        requirePort("--admin-port", adminPort);
        searchPort.ifPresent(port -> requirePort("--search-port", port));
        requireTwo("--site-port", sitePort, "--admin-port", adminPort);
        searchPort.ifPresent(port -> requireTwo("--site-port", sitePort, "--search-port", port));
        searchPort.ifPresent(port -> requireTwo("--admin-port", adminPort, "--search-port", port));
        if (fresh && database.isPresent()) {
            throw new IllegalArgumentException(
                    "--fresh empties the data folder only, never a database of yours: empty that one yourself");
        }
    }

    /** Where the admin is. */
    URI admin() {
        return URI.create("http://" + Ports.LOOPBACK + ":" + adminPort + "/admin/");
    }

    record Database(String url, Optional<String> username, Optional<String> password) {
        /** Fit for messages: credentials stay out, those among the URL's own parameters too. */
        @Override
        public String toString() {
            return url.split("[?;]", 2)[0];
        }
    }

    private static void requireTwo(String option, int port, String other, int otherPort) {
        if (port == otherPort) {
            throw new IllegalArgumentException(option + " and " + other + " are both " + port);
        }
    }

    private static void requirePort(String option, int port) {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException(option + " is " + port + ", expected 1 to 65535");
        }
    }
}
