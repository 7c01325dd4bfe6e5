package org.pointsmall.demo.launch;

/** What a person can do now that everything serves. */
final class Welcome {
    private Welcome() {}

    static String text(LaunchPlan plan) {
        String site = "http://" + Ports.LOOPBACK + ":" + plan.sitePort();
        return """

                Points Mall is ready.

                  Store      %1$s/   (what to try: %1$s/#/start)
                  API        %1$s/shop/api.html   (try: curl -u bo:demo %1$s/api/v1/loyalty/me)
                  Admin      %2$s   (admin / admin; begin at Points > First steps)

                  Search     %4$s

                  People     ana (member), bo (silver), chen (gold), dee (diamond); password: demo
                  Data       %3$s

                Ctrl-C stops all of it. The data stays; start with --fresh to begin anew.
                """
                .formatted(
                        site,
                        plan.admin(),
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
