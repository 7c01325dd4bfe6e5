package org.pointsmall.loyalty.api.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A request of an operation that the document has.
 *
 * @param operation as the document describes it
 * @param target path and query
 * @param headers as lines
 * @param body empty for none
 */
public record DescribedRequest(JsonNode operation, String method, String target, List<String> headers, String body) {

    /** Its path without the root. */
    String path(String root) {
        return target.replaceFirst("\\?.*", "").substring(root.length());
    }

    byte[] bytes() {
        StringBuilder request = new StringBuilder(method)
                .append(' ')
                .append(target)
                .append(" HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n");
        headers.forEach(header -> request.append(header).append("\r\n"));
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        if (content.length > 0) {
            request.append("Content-Length: ").append(content.length).append("\r\n");
        }
        byte[] head = request.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] whole = new byte[head.length + content.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(content, 0, whole, head.length, content.length);
        return whole;
    }

    /** The command that sends the same. */
    public String curl(int port) {
        StringBuilder command = new StringBuilder("curl -i -X ").append(method);
        headers.forEach(header -> command.append(" -H ").append(quoted(header)));
        if (!body.isEmpty()) {
            command.append(" --data-binary ").append(quoted(body));
        }
        return command.append(' ')
                .append(quoted("http://127.0.0.1:" + port + target))
                .toString();
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
