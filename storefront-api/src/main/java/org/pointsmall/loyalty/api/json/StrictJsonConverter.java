package org.pointsmall.loyalty.api.json;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.json.AbstractJackson2HttpMessageConverter;

/**
 * Reads and writes what is marked {@link StrictJson}, and nothing else.
 *
 * <p>Reading refuses what other mappers guess at: unknown and repeated fields, numbers in quotes, fractions where a
 * whole number belongs, anything after the document, and bodies of more than {@value #MAX_BODY} bytes.
 *
 * <p>Not a {@code MappingJackson2HttpMessageConverter}: Spring Boot would take one of those for the store's own.
 */
public final class StrictJsonConverter extends AbstractJackson2HttpMessageConverter {
    /** Far more than any request of the contract needs, and little enough to parse whatever it holds. */
    public static final int MAX_BODY = 16 * 1024;

    public StrictJsonConverter() {
        super(mapper(), MediaType.APPLICATION_JSON, new MediaType("application", "*+json"));
    }

    /** A mapper with the contract's rules, independent of the store's. */
    public static ObjectMapper mapper() {
        return JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
    }

    @Override
    public boolean canRead(Type type, @Nullable Class<?> contextClass, @Nullable MediaType mediaType) {
        Class<?> raw = ResolvableType.forType(type).resolve();
        return raw != null && isMarked(raw) && super.canRead(type, contextClass, mediaType);
    }

    @Override
    public boolean canWrite(Class<?> type, @Nullable MediaType mediaType) {
        return isMarked(type) && super.canWrite(type, mediaType);
    }

    @Override
    public Object read(Type type, @Nullable Class<?> contextClass, HttpInputMessage message) throws IOException {
        return super.read(type, contextClass, bounded(message));
    }

    private static boolean isMarked(Class<?> type) {
        return type.isAnnotationPresent(StrictJson.class);
    }

    private static HttpInputMessage bounded(HttpInputMessage message) throws IOException {
        byte[] body = message.getBody().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            throw new HttpMessageNotReadableException("the body has more than " + MAX_BODY + " bytes", message);
        }
        return new ReadMessage(message.getHeaders(), body);
    }

    /** A message whose body has been read, and can be read once more. */
    private static final class ReadMessage implements HttpInputMessage {
        private final HttpHeaders headers;
        private final InputStream body;

        ReadMessage(HttpHeaders headers, byte[] body) {
            this.headers = headers;
            this.body = new ByteArrayInputStream(body);
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }

        @Override
        public InputStream getBody() {
            return body;
        }
    }
}
