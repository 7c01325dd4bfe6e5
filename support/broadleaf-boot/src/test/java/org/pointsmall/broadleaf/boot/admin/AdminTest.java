package org.pointsmall.broadleaf.boot.admin;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadleafcommerce.openadmin.dto.PersistencePackage;
import org.broadleafcommerce.openadmin.server.service.DynamicEntityService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pointsmall.broadleaf.boot.backoffice.TestAdmin;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Tag("heavy")
@SpringBootTest(
        classes = TestAdmin.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "broadleaf.flavour=admin",
            "broadleaf.database.url=jdbc:h2:mem:admin",
            "broadleaf.schema=update",
            "broadleaf.admin.initial-username=grace",
            "broadleaf.admin.initial-password=hopper"
        })
class AdminTest {

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    @Qualifier("blDynamicEntityRemoteService")
    DynamicEntityService entities;

    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    @Test
    void healthIsOpenTheRestIsNot() throws Exception {
        assertThat(get("/actuator/health").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(get("/product").body()).contains("j_username");
        assertThat(get("/actuator/env").body()).contains("j_username");
        assertThat(get("/product/1.js").body()).contains("j_username");
    }

    @Test
    void anAdminSignsInAndSeesTheGridsAndForms() throws Exception {
        assertThat(signIn("grace", "hopper").body()).contains("adminLogout.htm");

        assertThat(get("/product").body()).contains("Products").contains("listgrid");
        assertThat(get("/product/add?entityType=org.broadleafcommerce.core.catalog.domain.ProductImpl")
                        .body())
                .contains("Badge text");
    }

    @Test
    void everyScriptAndStyleOfThePagesIsThere() throws Exception {
        Matcher links = Pattern.compile("(?:src|href)=\"/admin(/(?:js|css)/[^\"]+)\"")
                .matcher(signIn("grace", "hopper").body());
        int found = 0;
        while (links.find()) {
            found++;
            assertThat(get(links.group(1)).statusCode()).as(links.group(1)).isEqualTo(200);
        }
        assertThat(found).isGreaterThan(5);
    }

    @Test
    void aWrongPasswordOrAnUnknownUserEndsAtTheLoginPage() throws Exception {
        assertThat(signIn("grace", "wrong").body()).contains("j_username");
        assertThat(signIn("nobody", "hopper").body()).contains("j_username");
    }

    @Test
    void securedServicesRefuseWhoIsNotSignedInOrLacksThePermission() {
        assertThatThrownBy(() -> entities.fetch(new PersistencePackage(), null))
                .isInstanceOf(AuthenticationCredentialsNotFoundException.class);

        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken("mallory", "x", "PERMISSION_NONE"));
        try {
            assertThatThrownBy(() -> entities.fetch(new PersistencePackage(), null))
                    .isInstanceOf(AccessDeniedException.class);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    @Test
    void thereIsOneAdminUserWithABCryptPasswordAndTheMasterRole() {
        assertThat(jdbc.queryForObject("SELECT PASSWORD FROM BLC_ADMIN_USER", String.class))
                .startsWith("$2a$");
        assertThat(jdbc.queryForObject(
                        "SELECT R.NAME FROM BLC_ADMIN_USER_ROLE_XREF X"
                                + " JOIN BLC_ADMIN_ROLE R ON R.ADMIN_ROLE_ID = X.ADMIN_ROLE_ID",
                        String.class))
                .isEqualTo("ROLE_ADMIN");
    }

    private HttpResponse<String> signIn(String user, String password) throws Exception {
        Matcher token = Pattern.compile("name=\"csrfToken\"[^>]*value=\"([^\"]*)\"")
                .matcher(get("/login").body());
        String form = "j_username=" + user + "&j_password=" + password;
        if (token.find()) {
            form += "&csrfToken=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
        }
        return browser.send(
                HttpRequest.newBuilder(uri("/login_admin_post"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return browser.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + "/admin" + path);
    }
}
