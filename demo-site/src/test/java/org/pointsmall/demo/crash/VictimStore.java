package org.pointsmall.demo.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.pointsmall.demo.StoreApplication;
import org.springframework.boot.SpringApplication;

/**
 * The demo's site with steps cut into it. Each line of its standard input is a step at which it is going to be killed;
 * it ends with its standard input, which is with the test, in whatever way that ends.
 */
public final class VictimStore {

    private static final String ANNOUNCEMENT = "--" + Steps.ANNOUNCEMENT + "=";

    private VictimStore() {}

    public static void main(String[] arguments) {
        for (String argument : arguments) {
            if (argument.startsWith(ANNOUNCEMENT)) {
                Steps.announceBy(Path.of(argument.substring(ANNOUNCEMENT.length())));
            }
        }
        Thread listener = new Thread(VictimStore::listen, "crash-orders");
        listener.setDaemon(true);
        listener.start();
        SpringApplication.run(new Class<?>[] {StoreApplication.class, StepHooks.class}, arguments);
    }

    private static void listen() {
        try (BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String step = orders.readLine(); step != null; step = orders.readLine()) {
                Steps.killAt(step);
            }
        } catch (IOException gone) {
            // As good as the end.
        }
        Runtime.getRuntime().halt(1);
    }
}
