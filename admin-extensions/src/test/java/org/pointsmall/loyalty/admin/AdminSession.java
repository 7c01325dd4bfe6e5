package org.pointsmall.loyalty.admin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** An admin user who is signed in over HTTP, and posts forms as Broadleaf's pages do, CSRF token included. */
final class AdminSession {
    private static final Pattern INPUT = Pattern.compile("<input\\b[^>]*>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([\\w-]+)=\"([^\"]*)\"");
    private static final String TOKEN = "csrfToken";

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final String root;
    private String token = "";

    private AdminSession(int port) {
        root = "http://localhost:" + port + "/admin";
    }

    /** Somebody with a session, and with the token of its login page, who has not signed in. */
    static AdminSession ofNobody(int port) throws IOException, InterruptedException {
        AdminSession session = new AdminSession(port);
        session.token = inputs(session.get("/login").body()).getOrDefault(TOKEN, "");
        return session;
    }

    String token() {
        return token;
    }

    static AdminSession of(int port) throws IOException, InterruptedException {
        return of(port, "grace");
    }

    /** Somebody with the same password. */
    static AdminSession of(int port, String login) throws IOException, InterruptedException {
        return of(port, login, "hopper");
    }

    static AdminSession of(int port, String login, String password) throws IOException, InterruptedException {
        AdminSession session = ofNobody(port);
        HttpResponse<String> welcome =
                session.post("/login_admin_post", Map.of("j_username", login, "j_password", password));
        if (!welcome.body().contains("adminLogout.htm")) {
            throw new IllegalStateException("not signed in: " + welcome);
        }
        return session;
    }

    /** What a browser would have to keep to be the same session. */
    List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }

    /** Paths are under /admin. The answer's token is used from then on, as it is in a browser. */
    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpResponse<String> page = send(HttpRequest.newBuilder(URI.create(root + path)));
        token = inputs(page.body()).getOrDefault(TOKEN, token);
        return page;
    }

    /** What is to be kept as a file, byte by byte. */
    byte[] bytes(String path) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(URI.create(root + path)).build(),
                        HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }

    HttpResponse<String> post(String path, Map<String, String> fields) throws IOException, InterruptedException {
        Map<String, String> form = new LinkedHashMap<>(fields);
        form.put(TOKEN, token);
        return postWithoutToken(path, form);
    }

    /** Sends a form, and where that is asked about, the answer that it is to be done. */
    HttpResponse<String> postAndConfirm(String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = post(path, fields);
        return asks(answer) ? confirm(path, answer) : answer;
    }

    /** Whether a page asks before anything is done. */
    static boolean asks(HttpResponse<String> page) {
        return page.body().contains("class=\"question\"");
    }

    /** Presses the button of a page that asks. */
    HttpResponse<String> confirm(String path, HttpResponse<String> asked) throws IOException, InterruptedException {
        return answer(path, asked, "do");
    }

    /** Presses the button by which one goes back without doing it. */
    HttpResponse<String> goBack(String path, HttpResponse<String> asked) throws IOException, InterruptedException {
        return answer(path, asked, "back");
    }

    private HttpResponse<String> answer(String path, HttpResponse<String> asked, String then)
            throws IOException, InterruptedException {
        Map<String, String> form = inputs(asked.body());
        form.put("then", then);
        return post(path, form);
    }

    /** A form with one file, sent as a browser does: the token stands in the address. */
    HttpResponse<String> postFile(String path, String fileName, byte[] file) throws IOException, InterruptedException {
        return postFile(path, Map.of(), fileName, file);
    }

    /** The same with other fields. */
    HttpResponse<String> postFile(String path, Map<String, String> fields, String fileName, byte[] file)
            throws IOException, InterruptedException {
        Map<String, String> sent = new LinkedHashMap<>(fields);
        sent.put(TOKEN, token);
        String boundary = "----aBoundary";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                        + "\"\r\nContent-Type: text/csv\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(HttpRequest.newBuilder(URI.create(root + path + "?" + encoded(sent)))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    HttpResponse<String> postWithoutToken(String path, Map<String, String> form)
            throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(root + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form))));
    }

    /** By any method; the fields stand in the address of those that have no form. */
    HttpResponse<String> send(String method, String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        if (method.equals("POST")) {
            return postWithoutToken(path, fields);
        }
        return send(HttpRequest.newBuilder(URI.create(root + path + "?" + encoded(fields)))
                .method(method, HttpRequest.BodyPublishers.noBody()));
    }

    /** The values that a browser would send back for the page's inputs, were nothing changed. */
    static Map<String, String> inputs(String page) {
        Map<String, String> values = new LinkedHashMap<>();
        Matcher inputs = INPUT.matcher(page);
        while (inputs.find()) {
            String input = inputs.group();
            Map<String, String> attributes = new LinkedHashMap<>();
            Matcher matcher = ATTRIBUTE.matcher(input);
            while (matcher.find()) {
                attributes.put(matcher.group(1), matcher.group(2));
            }
            boolean choice = "radio".equals(attributes.get("type")) || "checkbox".equals(attributes.get("type"));
            if (attributes.containsKey("name") && (!choice || attributes.containsKey("checked"))) {
                values.put(
                        unescaped(attributes.getOrDefault("name", "")),
                        unescaped(attributes.getOrDefault("value", "")));
            }
        }
        return values;
    }

    private static String unescaped(String html) {
        return HtmlUtils.htmlUnescape(html);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
