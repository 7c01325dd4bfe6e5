package org.pointsmall.demo.launch;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** One run of the demo, from checking the ground to the last process stopped. */
final class DemoRun {
    private static final Supervisor.Limits LIMITS =
            new Supervisor.Limits(Duration.ofMinutes(5), Duration.ofSeconds(15));

    private final LaunchPlan plan;
    private final Progress progress;

    DemoRun(LaunchPlan plan, Progress progress) {
        this.plan = plan;
        this.progress = progress;
    }

    /** Returns when asked to stop; everything that was started has been stopped by then. */
    void run() throws StartFailure, InterruptedException {
        Installation installation = Installation.ofThisProgram();
        try (DataFolder folder = DataFolder.claim(plan.dataFolder())) {
            Ports.requireFree(plan.sitePort(), "store", "--site-port");
            Ports.requireFree(plan.adminPort(), "admin", "--admin-port");
            if (plan.searchPort().isPresent()) {
                Ports.requireFree(plan.searchPort().getAsInt(), "search", "--search-port");
            }
            prepare(folder);
            supervise(new StoreProcesses(installation, plan, folder));
        }
    }

    private void prepare(DataFolder folder) throws StartFailure {
        try {
            if (plan.fresh()) {
                progress.say("deleting the data of earlier runs in " + plan.dataFolder());
                folder.deleteData();
            }
            folder.makeFolders();
        } catch (IOException failed) {
            throw new StartFailure(ExitCode.DATA_FOLDER, plan.dataFolder() + " can't be prepared: " + failed);
        }
    }

    private void supervise(StoreProcesses processes) throws StartFailure, InterruptedException {
        Supervisor supervisor = new Supervisor(progress, LIMITS);
        // Ctrl-C and SIGTERM end this JVM through its shutdown hooks; it lasts until they are done.
        Thread onShutdown = new Thread(supervisor::stop, "stop-children");
        Runtime.getRuntime().addShutdownHook(onShutdown);
        try {
            Optional<ChildSpec> search = processes.search();
            if (search.isPresent()) {
                supervisor.startAndAwait(search.get());
            }
            supervisor.startAndAwait(processes.site());
            supervisor.startAndAwait(processes.admin());
            progress.print(Welcome.text(plan));
            Child ended = supervisor.awaitFirstExit();
            if (!supervisor.isStopping()) {
                throw new StartFailure(ExitCode.FAILED, ended.obituary());
            }
        } catch (StartFailure failure) {
            // Asked to stop while starting: the children end because of us, which is no failure worth a log.
            if (!supervisor.isStopping()) {
                throw failure;
            }
        } finally {
            supervisor.stop();
        }
    }
}
