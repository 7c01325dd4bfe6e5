package org.pointsmall.demo.launch;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pointsmall.demo.proof.ProveDemo;
import org.pointsmall.demo.replay.ReplayBaskets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The demo's command line: starts the store, or hands over to a sub-command. */
@Command(
        name = "points-mall-demo",
        description = "Starts the demo store and its admin on this machine and stops them on Ctrl-C.",
        subcommands = {ReplayBaskets.class, ProveDemo.class},
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:stopped on request",
            "1:a process failed",
            "2:wrong option or value, or Java too old",
            "3:a port is taken",
            "4:the data folder is in use, or is not the demo's"
        })
public final class LaunchCommand implements Callable<Integer> {
    @Option(names = "--site-port", paramLabel = "PORT", description = "The store's port (default: ${DEFAULT-VALUE}).")
    private int sitePort = 8080;

    @Option(names = "--admin-port", paramLabel = "PORT", description = "The admin's port (default: ${DEFAULT-VALUE}).")
    private int adminPort = 8081;

    @Option(
            names = "--search-port",
            paramLabel = "PORT",
            description = "Elasticsearch's port (default: ${DEFAULT-VALUE}).")
    private int searchPort = 9200;

    @Option(names = "--no-search", description = "Start no Elasticsearch: recommendations come from the database then.")
    private boolean noSearch;

    @Option(
            names = "--data-dir",
            paramLabel = "FOLDER",
            description = "Database and logs; kept between runs (default: ${DEFAULT-VALUE}).")
    private Path dataFolder = Path.of("points-mall-data");

    @Option(
            names = "--database-url",
            paramLabel = "JDBC-URL",
            description =
                    "Another database than the file in the data folder, such as jdbc:postgresql://localhost/mall.")
    private @Nullable String databaseUrl;

    @Option(names = "--database-username", paramLabel = "NAME", description = "With --database-url.")
    private @Nullable String databaseUsername;

    @Option(
            names = "--database-password",
            paramLabel = "PASSWORD",
            description = "With --database-url. Others can read a command line: prefer the environment variable "
                    + StoreProcesses.PASSWORD_VARIABLE + ".")
    private @Nullable String databasePassword;

    @Option(names = "--fresh", description = "Delete the demo's data in the data folder first.")
    private boolean fresh;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this and stop.")
    private boolean help;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new LaunchCommand());
        // Whoever mistyped one option wants that one named, not a page of the others.
        commandLine.setParameterExceptionHandler((wrong, args) -> {
            CommandLine command = wrong.getCommandLine();
            command.getErr().println(wrong.getMessage());
            command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
            return ExitCode.USAGE;
        });
        return commandLine;
    }

    LaunchPlan plan() {
        if (databaseUrl == null && (databaseUsername != null || databasePassword != null)) {
            throw new IllegalArgumentException("--database-username and --database-password need --database-url");
        }
        Optional<LaunchPlan.Database> database = Optional.ofNullable(databaseUrl)
                .map(url -> new LaunchPlan.Database(
                        url, Optional.ofNullable(databaseUsername), Optional.ofNullable(databasePassword)));
        return new LaunchPlan(
                sitePort,
                adminPort,
                noSearch ? OptionalInt.empty() : OptionalInt.of(searchPort),
                dataFolder.toAbsolutePath().normalize(),
                database,
                fresh);
    }

    @Override
    public Integer call() throws InterruptedException {
        LaunchPlan plan;
        try {
            plan = plan();
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(thisCommand(), wrong.getMessage(), wrong);
        }
        Progress progress = new Progress(System.out, Clock.systemUTC());
        try {
            new DemoRun(plan, progress).run();
            return ExitCode.OK;
        } catch (StartFailure failure) {
            System.err.println(failure.getMessage());
            return failure.exitCode();
        }
    }

    private CommandLine thisCommand() {
        if (spec == null) {
            throw new IllegalStateException("not run through picocli");
        }
        return spec.commandLine();
    }
}
