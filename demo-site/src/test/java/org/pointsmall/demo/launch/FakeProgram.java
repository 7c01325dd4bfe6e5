package org.pointsmall.demo.launch;

import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Stands in for store and admin: {@code serve PORT}, {@code stubborn PORT}, {@code hang}, {@code die}, {@code launch}. */
final class FakeProgram {
    private FakeProgram() {}

    public static void main(String[] args) throws Exception {
        switch (args[0]) {
            case "serve" -> serve(Integer.parseInt(args[1]));
            case "stubborn" -> {
                // Asked to end, it never comes to an end.
                Runtime.getRuntime().addShutdownHook(new Thread(FakeProgram::hang));
                serve(Integer.parseInt(args[1]));
            }
            case "hang" -> hang();
            case "launch" -> {
                Child child = Child.start(watched("child", Path.of(args[1]), "hang"));
                System.out.println(child.pid());
                hang();
            }
            default -> {
                System.out.println("no database to be found");
                System.exit(7);
            }
        }
    }

    private static void serve(int port) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(Ports.LOOPBACK, port), 0);
        server.createContext("/health", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    private static void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    static ChildSpec spec(String name, Path folder, int port, String... args) {
        return spec(name, folder, port, List.of(FakeProgram.class.getName()), args);
    }

    static ChildSpec watched(String name, Path folder, String... args) {
        return spec(name, folder, 1, List.of(ParentWatch.class.getName(), FakeProgram.class.getName()), args);
    }

    private static ChildSpec spec(String name, Path folder, int port, List<String> program, String... args) {
        List<String> command = new ArrayList<>(List.of(
                Installation.javaCommand().toString(),
                "-Xmx32m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                codeOf(FakeProgram.class) + File.pathSeparator + codeOf(ParentWatch.class)));
        command.addAll(program);
        command.addAll(List.of(args));
        URI health = URI.create("http://" + Ports.LOOPBACK + ":" + port + "/health");
        return new ChildSpec(name, command, Map.of(), folder.resolve(name + ".log"), true, health);
    }

    /** Not the whole class path of the tests: a long command line is not to be seen in the process table. */
    private static Path codeOf(Class<?> type) {
        return Path.of(URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }
}
