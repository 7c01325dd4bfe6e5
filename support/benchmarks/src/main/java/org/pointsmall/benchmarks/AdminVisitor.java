package org.pointsmall.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pointsmall.benchmarks.measure.BenchmarkFailure;

/** Somebody signed in to the demo's admin. */
final class AdminVisitor {
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"csrfToken\"[^>]*value=\"([^\"]*)\"");
    /** What the menu leads to: pages of one word below the admin's root. */
    private static final Pattern SECTION = Pattern.compile("href=\"(/admin/[a-z-]+)\"");

    private final Visitor visitor;

    private AdminVisitor(Visitor visitor) {
        this.visitor = visitor;
    }

    static AdminVisitor signIn(URI admin, HttpClient connections) throws IOException, InterruptedException {
        Visitor visitor = Visitor.of(admin, connections);
        StringBuilder form = new StringBuilder("j_username=admin&j_password=admin");
        Matcher token = FORM_TOKEN.matcher(visitor.get("/admin/login").body());
        if (token.find()) {
            form.append("&csrfToken=").append(URLEncoder.encode(token.group(1), StandardCharsets.UTF_8));
        }
        visitor.post("/admin/login_admin_post", "application/x-www-form-urlencoded", form.toString());
        return new AdminVisitor(visitor);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return visitor.get(path);
    }

    /** The pages of the menu. */
    List<String> sections() throws IOException, BenchmarkFailure, InterruptedException {
        List<String> sections = SECTION.matcher(visitor.get("/admin/product").body())
                .results()
                .map((MatchResult link) -> link.group(1))
                .filter(path -> !path.equals("/admin/login"))
                .distinct()
                .toList();
        if (sections.isEmpty()) {
            throw new BenchmarkFailure("The admin shows no menu: signing in has failed");
        }
        return sections;
    }
}
