package org.pointsmall.demo.launch;

/** What a person can do now that everything serves. */
final class Welcome {
    private Welcome() {}

    static String text(LaunchPlan plan) {
        String site = "http://" + Ports.LOOPBACK + ":" + plan.sitePort();
        String admin = "http://" + Ports.LOOPBACK + ":" + plan.adminPort() + "/admin/";
        return """

                Points Mall is ready.

                  Store      %1$s/
                  API        %1$s/v3/api-docs   (try: curl -u bo:demo %1$s/api/v1/loyalty/me)
                  Admin      %2$s   (admin / admin)

                  Search     %4$s

                  People     ana (member), bo (silver), chen (gold), dee (diamond); password: demo
                  Data       %3$s

                Ctrl-C stops all of it. The data stays; start with --fresh to begin anew.
                """
                .formatted(
                        site,
                        admin,
                        plan.database()
                                .map(Object::toString)
                                .orElse(plan.dataFolder().toString()),
                        search(plan));
    }

    private static String search(LaunchPlan plan) {
        return plan.searchPort().isPresent()
                ? "http://" + Ports.LOOPBACK + ":" + plan.searchPort().getAsInt()
                        + "/   (stop it, and the database answers instead)"
                : "none: the database recommends";
    }
}
