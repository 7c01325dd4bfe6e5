package org.pointsmall.loyalty.api.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/**
 * Serves the document that is shipped with this jar, and a page to browse it where Swagger UI's WebJar is there. All of it
 * comes from this application, and is the same for everybody.
 */
public final class DocumentPage {
    /** Nothing from elsewhere and nothing inline, but for the small pictures that Swagger UI's styles have in them. */
    private static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'"
                    + " data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String SWAGGER_UI = "classpath*:/META-INF/resources/webjars/swagger-ui/*/";

    private final String document;
    private final String tag;

    public DocumentPage() {
        try (InputStream in = new ClassPathResource("openapi.json", DocumentPage.class).getInputStream()) {
            document = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        tag = Integer.toHexString(document.hashCode());
    }

    /** Who answers what, below the root of our resources. */
    public Map<String, HttpRequestHandler> handlers(String root) {
        Map<String, HttpRequestHandler> handlers = new LinkedHashMap<>();
        handlers.put(root + "/openapi.json", (request, response) -> document(request, response, root));
        swaggerUi().ifPresent(library -> {
            ResourceHttpRequestHandler files = files(library);
            handlers.put(
                    root + "/docs",
                    (request, response) ->
                            response.sendRedirect(request.getRequestURI().replaceAll("/+$", "") + "/index.html"));
            handlers.put(root + "/docs/**", (request, response) -> {
                response.setHeader("Content-Security-Policy", CONTENT_POLICY);
                response.setHeader("X-Content-Type-Options", "nosniff");
                response.setHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=3600");
                try {
                    files.handleRequest(request, response);
                } catch (javax.servlet.ServletException e) {
                    throw new IllegalStateException(e);
                }
            });
        });
        return handlers;
    }

    private void document(HttpServletRequest request, HttpServletResponse response, String root) throws IOException {
        String url = request.getContextPath() + request.getServletPath();
        String server = url.endsWith(root + "/openapi.json")
                ? url.substring(0, url.length() - "/openapi.json".length())
                : url + root;
        response.setHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=3600");
        if (new ServletWebRequest(request, response).checkNotModified("\"" + tag + "\"")) {
            return;
        }
        byte[] body =
                document.replace("\"/api/v1/loyalty\"", '"' + server + '"').getBytes(StandardCharsets.UTF_8);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static ResourceHttpRequestHandler files(Resource library) {
        ResourceHttpRequestHandler files = new ResourceHttpRequestHandler();
        files.setLocations(List.of(new ClassPathResource("page/", DocumentPage.class), library));
        try {
            files.afterPropertiesSet();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return files;
    }

    private static Optional<Resource> swaggerUi() {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver(DocumentPage.class.getClassLoader())
                            .getResources(SWAGGER_UI))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
