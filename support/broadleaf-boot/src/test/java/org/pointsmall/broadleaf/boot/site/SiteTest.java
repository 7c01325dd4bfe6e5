package org.pointsmall.broadleaf.boot.site;

import java.time.Duration;
import java.util.Map;
import org.broadleafcommerce.profile.core.domain.Customer;
import org.broadleafcommerce.profile.core.service.CustomerService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

@OnH2
class SiteTest {

    @Autowired
    ConfigurableBeanFactory beans;

    @Autowired
    TestRestTemplate http;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    @Qualifier("blCustomerService")
    CustomerService customers;

    @Autowired
    @Qualifier("blTransactionManager")
    PlatformTransactionManager manager;

    @BeforeEach
    void register() {
        new TransactionTemplate(manager).executeWithoutResult(status -> {
            if (customers.readCustomerByUsername("ana") == null) {
                Customer ana = customers.createCustomer();
                ana.setUsername("ana");
                ana.setPassword("secret");
                ana.setEmailAddress("ana@example.com");
                customers.registerCustomer(ana, "secret", "secret");
            }
        });
    }

    @Test
    void applicationsCanConvertWhatBootCan() {
        assertThat(beans.getConversionService().convert("2s", Duration.class)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void controllersSeeTheSignedInCustomer() {
        Map<?, ?> answer = http.withBasicAuth("ana", "secret").getForObject("/api/private/whoami", Map.class);

        assertThat(answer.get("username")).isEqualTo("ana");
        assertThat(answer.get("anonymous")).isEqualTo(false);
        assertThat(answer.get("currency")).isEqualTo("GBP");
        assertThat(answer.get("locale")).isEqualTo("en");
    }

    @Test
    void controllersSeeTheCartOfTheSignedInCustomer() {
        TestRestTemplate ana = http.withBasicAuth("ana", "secret");

        Object started = ana.postForObject("/api/private/cart", null, Map.class).get("cart");

        assertThat(started).isNotEqualTo(0);
        assertThat(ana.getForObject("/api/whoami", Map.class).get("cart")).isEqualTo(started);
    }

    @Test
    void wrongPasswordsAndUnknownUsersAreRefusedAlike() {
        ResponseEntity<String> wrong = http.withBasicAuth("ana", "wrong").getForEntity("/api/whoami", String.class);
        ResponseEntity<String> unknown = http.withBasicAuth("nobody", "x").getForEntity("/api/whoami", String.class);

        assertThat(wrong.getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(unknown.getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(unknown.getBody()).isEqualTo(wrong.getBody());
    }

    @Test
    void readingAnonymouslyLeavesNothingBehind() {
        long before = customerRows();

        ResponseEntity<Map> answer = http.getForEntity("/api/whoami", Map.class);

        assertThat(answer.getBody()).containsEntry("anonymous", true);
        assertThat(answer.getHeaders()).doesNotContainKey("Set-Cookie");
        assertThat(customerRows()).isEqualTo(before);
    }

    @Test
    void anAnonymousCartLivesInTheSession() {
        ResponseEntity<Map> started = http.postForEntity("/api/cart", null, Map.class);
        String session = started.getHeaders().getFirst("Set-Cookie").replaceAll(";.*", "");

        assertThat(whoIs(session))
                .containsEntry("anonymous", true)
                .containsEntry("cart", started.getBody().get("cart"));
    }

    @Test
    void aSessionThatHasACartCanPostAgain() {
        ResponseEntity<Map> started = http.postForEntity("/api/cart", null, Map.class);
        HttpHeaders headers = new HttpHeaders();
        headers.add("Cookie", started.getHeaders().getFirst("Set-Cookie").replaceAll(";.*", ""));

        ResponseEntity<Map> again = http.exchange("/api/cart", HttpMethod.POST, new HttpEntity<>(headers), Map.class);

        assertThat(again.getStatusCode()).isEqualTo(HttpStatus.OK);
    }

    @Test
    void anExpiredSessionIsAnonymousAndHasNoCart() {
        assertThat(whoIs("JSESSIONID=0123456789ABCDEF"))
                .containsEntry("anonymous", true)
                .containsEntry("cart", 0);
    }

    @Test
    void nobodyIsTakenForAnAdminByAParameter() {
        ResponseEntity<Map> answer = http.getForEntity("/api/whoami?blAdminUserId=1&blSandBoxId=x", Map.class);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(answer.getBody()).containsEntry("adminUser", "null");
    }

    @Test
    void healthIsOpenTheRestOfTheActuatorAndUncoveredPathsAreNot() {
        assertThat(http.getForObject("/actuator/health", String.class)).isEqualTo("{\"status\":\"UP\"}");
        assertThat(http.getForEntity("/actuator/env", String.class).getStatusCode())
                .isIn(HttpStatus.FORBIDDEN, HttpStatus.UNAUTHORIZED);
        assertThat(http.getForEntity("/elsewhere", String.class).getStatusCode())
                .isIn(HttpStatus.FORBIDDEN, HttpStatus.UNAUTHORIZED);
    }

    @Test
    void passwordsAreStoredAsBCryptHashes() {
        assertThat(jdbc.queryForObject("SELECT PASSWORD FROM BLC_CUSTOMER WHERE USER_NAME = 'ana'", String.class))
                .startsWith("$2a$");
    }

    private Map<String, Object> whoIs(String cookie) {
        HttpHeaders headers = new HttpHeaders();
        headers.add("Cookie", cookie);
        return http.exchange("/api/whoami", HttpMethod.GET, new HttpEntity<>(headers), Map.class)
                .getBody();
    }

    private long customerRows() {
        Long count = jdbc.queryForObject("SELECT COUNT(*) FROM BLC_CUSTOMER", Long.class);
        return count == null ? 0 : count;
    }
}
