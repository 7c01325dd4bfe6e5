package org.pointsmall.loyalty.recommendation.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.apache.http.Header;
import org.apache.http.HttpHost;
import org.apache.http.impl.nio.client.HttpAsyncClientBuilder;
import org.apache.http.message.BasicHeader;
import org.apache.http.ssl.SSLContexts;
import org.elasticsearch.client.RestClient;
import org.elasticsearch.client.RestClientBuilder;
import org.jspecify.annotations.Nullable;

/** The connection to the merchant's cluster: opened when it is first used, to whichever of the hosts answers. */
final class ClusterConnection implements AutoCloseable {
    private static final int MOST_CONNECTIONS = 60;

    private final RestClientTransport transport;
    private final ElasticsearchAsyncClient client;

    ClusterConnection(SearchProperties settings) {
        RestClientBuilder builder = RestClient.builder(settings.hosts().stream()
                        .map(host -> new HttpHost(host.getHost(), host.getPort(), host.getScheme()))
                        .toArray(HttpHost[]::new))
                .setRequestConfigCallback(requests -> requests.setConnectTimeout(millis(settings.connectTimeOut()))
                        .setConnectionRequestTimeout(millis(settings.feedTimeOut()))
                        .setSocketTimeout(millis(settings.feedTimeOut())))
                .setHttpClientConfigCallback(http -> configured(http, settings));
        String authorization = authorization(settings);
        if (authorization != null) {
            builder.setDefaultHeaders(new Header[] {new BasicHeader("Authorization", authorization)});
        }
        transport = new RestClientTransport(builder.build(), new JacksonJsonpMapper());
        client = new ElasticsearchAsyncClient(transport);
    }

    ElasticsearchAsyncClient client() {
        return client;
    }

    /** By hand, as the client would send of a user what is ASCII. */
    private static @Nullable String authorization(SearchProperties settings) {
        if (settings.apiKey() != null) {
            return "ApiKey " + settings.apiKey();
        }
        if (settings.username() != null) {
            String user = settings.username() + ":" + settings.password();
            return "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
        }
        return null;
    }

    private static HttpAsyncClientBuilder configured(HttpAsyncClientBuilder http, SearchProperties settings) {
        http.setMaxConnTotal(MOST_CONNECTIONS).setMaxConnPerRoute(MOST_CONNECTIONS);
        SSLContext trusted = trusted(settings.certificate());
        return trusted == null ? http : http.setSSLContext(trusted);
    }

    /** What the cluster's certificate is signed by; null for what the JVM trusts. */
    private static @Nullable SSLContext trusted(@Nullable String certificate) {
        if (certificate == null) {
            return null;
        }
        try (InputStream file = Files.newInputStream(Path.of(certificate))) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate one :
                    List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(file))) {
                store.setCertificateEntry("search-" + number++, one);
            }
            if (number == 0) {
                throw new CertificateException("it is empty");
            }
            return SSLContexts.custom().loadTrustMaterial(store, null).build();
        } catch (IOException e) {
            throw new UncheckedIOException(SearchProperties.PREFIX + ".certificate can't be read: " + certificate, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    SearchProperties.PREFIX + ".certificate holds no certificates: " + certificate, e);
        }
    }

    private static int millis(Duration time) {
        return Math.toIntExact(time.toMillis());
    }

    @Override
    public void close() throws IOException {
        transport.close();
    }
}
