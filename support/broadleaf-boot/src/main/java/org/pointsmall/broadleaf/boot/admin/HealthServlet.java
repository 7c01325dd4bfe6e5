package org.pointsmall.broadleaf.boot.admin;

import java.io.IOException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.boot.actuate.health.Status;

/**
 * Answers {@code GET /actuator/health} as Boot's endpoint does without details: the status, and 503 unless it is UP.
 * Boot's endpoint itself needs Boot's dispatcher servlet, and the admin's has its place.
 */
final class HealthServlet extends HttpServlet {

    static final String PATH = "/actuator/health";

    private static final long serialVersionUID = 1L;

    private final transient HealthEndpoint health;

    HealthServlet(HealthEndpoint health) {
        this.health = health;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Status status = health.health().getStatus();
        response.setStatus(
                Status.UP.equals(status) ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write("{\"status\":\"" + status.getCode() + "\"}");
    }
}
