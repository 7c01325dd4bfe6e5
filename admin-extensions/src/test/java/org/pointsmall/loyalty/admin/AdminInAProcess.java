package org.pointsmall.loyalty.admin;

import java.io.IOException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** A store's admin in a JVM of its own, which may have no class of the plugin. It ends with its input. */
@SpringBootConfiguration
@EnableAutoConfiguration
public class AdminInAProcess {
    static final String UP = "=> up at port ";

    @SuppressWarnings("SystemOut") // the parent process reads it
    public static void main(String[] arguments) throws IOException {
        try (ServletWebServerApplicationContext admin =
                (ServletWebServerApplicationContext) SpringApplication.run(AdminInAProcess.class, arguments)) {
            System.out.println(UP + admin.getWebServer().getPort());
            while (System.in.read() >= 0) {
                // Nothing is said to it.
            }
        }
    }
}
