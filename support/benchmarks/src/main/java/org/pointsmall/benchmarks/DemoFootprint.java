package org.pointsmall.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.pointsmall.benchmarks.measure.BenchmarkFailure;
import org.pointsmall.benchmarks.measure.Machine;
import org.pointsmall.benchmarks.measure.TextTable;
import org.pointsmall.benchmarks.measure.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The demo as a user has it: started by its launcher on an empty folder, the seconds until store and admin are ready,
 * and what the two keep in memory then and after some use. The floor here is the target itself.
 */
@Command(
        name = "footprint",
        description = "The demo from its launcher: seconds until it is ready, and resident memory.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class DemoFootprint implements Callable<Integer> {
    static final Duration READY_TARGET = Duration.ofSeconds(90);
    static final ResidentSize SIZE_TARGET = new ResidentSize(1_500_000_000L);

    @Mixin
    private BenchmarkOptions options = new BenchmarkOptions();

    @Option(
            names = "--requests",
            paramLabel = "N",
            description = "Pages and API requests, half to the store, half to the admin (default: ${DEFAULT-VALUE}).")
    int requests = 200;

    @Override
    public Integer call() throws IOException, BenchmarkFailure, InterruptedException {
        options.requireAtLeast(2, "--requests", requests);
        DemoBuild demo = options.demo();
        Machine machine = Machine.observe();
        PrintWriter out = options.out();
        try (Workbench bench = Workbench.open()) {
            URI site = loopback();
            URI admin = loopback();
            ServerProcess launcher = launch(demo, site, admin, bench, options.logs(bench));
            Duration siteReady = launcher.awaitUp(site.resolve("/actuator/health"));
            Duration allReady = launcher.awaitUp(admin.resolve("/admin/actuator/health"));
            Sizes atStart = Sizes.of(launcher);
            int unanswered = use(site, admin);
            Sizes afterUse = Sizes.of(launcher);
            out.print(new TextTable("resident size", "store", "admin", "together")
                    .row("after the start", atStart.cells())
                    .row("after " + requests + " requests", afterUse.cells()));
            out.println("together after use, target below " + SIZE_TARGET + ": "
                    + share(afterUse.together().bytes(), SIZE_TARGET.bytes()));
            out.println(String.format(
                    Locale.ROOT,
                    "ready after %.1f s (store alone %.1f s), target %d s on 2 cores: %s",
                    allReady.toMillis() / 1e3,
                    siteReady.toMillis() / 1e3,
                    READY_TARGET.toSeconds(),
                    share(allReady.toMillis(), READY_TARGET.toMillis())));
            out.println("requests not answered by 2xx or 3xx: " + unanswered);
            out.println(machine.describe());
            out.flush();
        }
        return 0;
    }

    private static URI loopback() throws IOException {
        return URI.create("http://" + ServerProcess.LOOPBACK + ":" + ServerProcess.freePort());
    }

    private static ServerProcess launch(DemoBuild demo, URI site, URI admin, Workbench bench, Path logs)
            throws IOException, BenchmarkFailure {
        Path data = Files.createDirectory(bench.folder().resolve("data"));
        List<String> command = List.of(
                ServerProcess.javaCommand().toString(),
                "-jar",
                demo.jar().toString(),
                "--data-dir=" + data,
                "--site-port=" + site.getPort(),
                "--admin-port=" + admin.getPort(),
                "--fresh");
        return bench.use(() -> ServerProcess.start(command, logs.resolve("launcher.log")));
    }

    /** The answer is the number of requests that were answered by an error. */
    private int use(URI site, URI admin) throws IOException, BenchmarkFailure, InterruptedException {
        HttpClient connections = Visitor.connections();
        Visitor shopperVisitor = Visitor.of(site, connections);
        BenchmarkShopper shopper = BenchmarkShopper.demoPerson(shopperVisitor, "bo");
        List<String> storePaths = new ArrayList<>(List.of(
                "/",
                "/api/v1/session",
                "/api/v1/products?limit=100",
                "/api/v1/cart",
                "/api/v1/orders",
                "/api/v1/loyalty/me",
                "/api/v1/loyalty/me/transactions",
                "/api/v1/loyalty/cart/quote?points=max",
                "/v3/api-docs"));
        shopper.productIds().stream()
                .limit(10)
                .map(id -> "/api/v1/products/" + id)
                .forEach(storePaths::add);
        AdminVisitor somebody = AdminVisitor.signIn(admin, connections);
        List<String> sections = somebody.sections();
        int errors = 0;
        for (int i = 0; i < requests; i++) {
            HttpResponse<String> answer = i % 2 == 0
                    ? shopperVisitor.get(storePaths.get(i / 2 % storePaths.size()))
                    : somebody.get(sections.get(i / 2 % sections.size()));
            if (answer.statusCode() >= 400) {
                errors++;
            }
        }
        return errors;
    }

    private static String share(long measured, long target) {
        return String.format(
                Locale.ROOT, "%.0f %% of it, %s", 100.0 * measured / target, measured <= target ? "met" : "MISSED");
    }

    /** Of the two processes that the launcher starts, the store first. */
    private record Sizes(ResidentSize store, ResidentSize admin) {

        static Sizes of(ServerProcess launcher) throws IOException, BenchmarkFailure {
            List<ProcessHandle> children = launcher.children();
            if (children.size() != 2) {
                throw new BenchmarkFailure("The launcher runs " + children.size() + " processes, expected 2");
            }
            return new Sizes(
                    ResidentSize.of(children.get(0).pid()),
                    ResidentSize.of(children.get(1).pid()));
        }

        ResidentSize together() {
            return store.plus(admin);
        }

        List<String> cells() {
            return List.of(store.toString(), admin.toString(), together().toString());
        }
    }
}
