package org.pointsmall.loyalty.api.problem;

import javax.servlet.http.HttpServletResponse;

/** What tells browsers to take an answer for what it says it is, and to do nothing else with it. */
final class SafeHeaders {
    private SafeHeaders() {}

    static void addTo(HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.setHeader("Referrer-Policy", "no-referrer");
    }
}
