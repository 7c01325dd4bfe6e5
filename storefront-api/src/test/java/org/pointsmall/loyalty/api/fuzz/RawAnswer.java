package org.pointsmall.loyalty.api.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a server answers to bytes.
 *
 * @param status of HTTP; 0 where the server closed the connection without a word
 * @param headers by their names in lower case, the last one where there are several
 */
public record RawAnswer(int status, Map<String, String> headers, String body) {
    private static final int PATIENCE_MILLIS = 60_000;

    /** Sends the bytes over a connection of their own and reads until the server closes it. */
    public static RawAnswer to(int port, byte[] request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            return read(socket.getInputStream());
        }
    }

    private static RawAnswer read(InputStream in) throws IOException {
        String all = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        while (all.startsWith("HTTP/1.1 100")) {
            all = all.substring(all.indexOf("\r\n\r\n") + 4);
        }
        int end = all.indexOf("\r\n\r\n");
        if (end < 0) {
            return new RawAnswer(0, Map.of(), all);
        }
        String[] lines = all.substring(0, end).split("\r\n");
        Map<String, String> headers = new TreeMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.put(
                    lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    lines[i].substring(colon + 1).strip());
        }
        String body = all.substring(end + 4);
        String text = "chunked".equals(headers.get("transfer-encoding")) ? joined(body) : body;
        return new RawAnswer(
                Integer.parseInt(lines[0].split(" ")[1]),
                headers,
                new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
    }

    private static String joined(String chunks) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        int at = 0;
        while (at < chunks.length()) {
            int line = chunks.indexOf("\r\n", at);
            int size =
                    line < 0 ? 0 : Integer.parseInt(chunks.substring(at, line).strip(), 16);
            if (size == 0) {
                break;
            }
            whole.writeBytes(chunks.substring(line + 2, line + 2 + size).getBytes(StandardCharsets.ISO_8859_1));
            at = line + 2 + size + 2;
        }
        return whole.toString(StandardCharsets.ISO_8859_1);
    }
}
