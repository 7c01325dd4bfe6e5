package org.pointsmall.demo.store;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pointsmall.demo.store.StoreClient.Reply;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

abstract class SessionContract extends StoreFixture {

    private static final String SESSION = "/api/v1/session";
    private static final String CART = "/api/v1/cart";

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void registersCustomersWhoCanSignInAtOnce() {
        String name = newName();

        Reply registered = guest.post("/api/v1/customers", registration(name));

        assertThat(registered.status()).isEqualTo(201);
        assertThat(registered.body().path("id").isIntegralNumber()).isTrue();
        assertThat(registered.body().path("username").asText()).isEqualTo(name);
        assertThat(registered.body().path("email").asText()).isEqualTo(name + "@example.com");
        assertThat(guest.basic(name, PASSWORD)
                        .get(SESSION)
                        .body()
                        .path("username")
                        .asText())
                .isEqualTo(name);
        assertThat(jdbc.queryForObject("SELECT PASSWORD FROM BLC_CUSTOMER WHERE USER_NAME = ?", String.class, name))
                .startsWith("$2a$");
    }

    @Test
    void givesANameToOneCustomerOnly() throws Exception {
        String name = newName();

        List<Integer> statuses = atOnce(
                8, () -> guest.post("/api/v1/customers", registration(name)).status());

        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
        Reply upperCase = guest.post("/api/v1/customers", registration(name.toUpperCase(Locale.ROOT)));
        assertThat(upperCase.code()).isEqualTo("USERNAME_TAKEN");
    }

    @Test
    void givesAMailboxToOneCustomerOnly() throws Exception {
        String owner = newName();

        List<Integer> statuses = atOnce(8, () -> {
            String name = newName();
            return guest.post("/api/v1/customers", registration(name, owner + "+" + name + "@example.com"))
                    .status();
        });

        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
        Reply again = guest.with("Accept-Language", "zh-CN")
                .post(
                        "/api/v1/customers",
                        registration(newName(), "  " + owner.toUpperCase(Locale.ROOT) + "@Example.com "));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("EMAIL_TAKEN");
        assertThat(again.body().path("detail").asText()).containsPattern("\\p{IsHan}");
    }

    @Test
    void aMailboxIsFreeAgainWhereARegistrationFailed() {
        String name = registered();
        String email = newName() + "@example.com";

        assertThat(guest.post("/api/v1/customers", registration(name, email)).code())
                .isEqualTo("USERNAME_TAKEN");

        assertThat(guest.post("/api/v1/customers", registration(newName(), email))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void anAddressThatACustomerGotInTheAdminIsTakenToo() {
        String name = registered();
        jdbc.update(
                "UPDATE BLC_CUSTOMER SET EMAIL_ADDRESS = ? WHERE USER_NAME = ?", "Desk-" + name + "@Example.com", name);

        assertThat(guest.post("/api/v1/customers", registration(newName(), "desk-" + name + "@example.com"))
                        .code())
                .isEqualTo("EMAIL_TAKEN");
    }

    @Test
    void aMailboxThatTheAdminWroteInAnotherWayIsTakenToo() {
        String name = registered();
        String box = name.replaceAll("[^A-Za-z0-9]", "");
        jdbc.update(
                "UPDATE BLC_CUSTOMER SET EMAIL_ADDRESS = ? WHERE USER_NAME = ?",
                "a." + box + "+shop@googlemail.com",
                name);

        assertThat(guest.post("/api/v1/customers", registration(newName(), "A" + box + "@gmail.com"))
                        .code())
                .isEqualTo("EMAIL_TAKEN");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "username | {'password':'long enough','email':'a@example.com'}",
                "username | {'username':'with:colon','password':'long enough','email':'a@example.com'}",
                "password | {'username':'somebody','password':'short','email':'a@example.com'}",
                "email    | {'username':'somebody','password':'long enough','email':'nowhere'}",
                "email    | {'username':'somebody','password':'long enough','email':17}",
                "email    | {'username':'somebody','password':'long enough','email':'a@b@example.com'}",
                "email    | {'username':'somebody','password':'long enough','email':'a\\u0000b@example.com'}",
                "email    | {'username':'somebody','password':'long enough','email':'a\\u200bb@example.com'}",
            })
    void saysWhichValueOfARegistrationIsInvalid(String field, String request) {
        Reply reply = guest.post("/api/v1/customers", request.replace('\'', '"'));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("INVALID_VALUE");
        assertThat(reply.body().path("field").asText()).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{} {}", "\"text\"", "{\"username\":\"a\",\"username\":\"b\"}"})
    void refusesWhatIsNoRequest(String body) {
        Reply reply = guest.post("/api/v1/customers", body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.header("Content-Type")).contains("application/problem+json");
    }

    @Test
    void refusesUnknownFields() {
        Reply reply = guest.post("/api/v1/customers", "{\"username\":\"x\",\"admin\":true}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("UNKNOWN_FIELD");
        assertThat(reply.body().path("field").asText()).isEqualTo("admin");
    }

    @Test
    void speaksTheLanguageThatIsAskedFor() {
        Reply chinese = guest.with("Accept-Language", "zh-CN").get(CART);
        Reply other = guest.with("Accept-Language", "de").get(CART);

        assertThat(chinese.body().path("title").asText()).isEqualTo("请先登录");
        assertThat(chinese.header("Content-Language")).contains("zh-CN");
        assertThat(other.body().path("title").asText()).isEqualTo("Sign in first");
    }

    @Test
    void asksGuestsToSignIn() {
        Reply script = guest.get(CART);
        Reply page = guest.with("X-Requested-With", "fetch").get(CART);

        assertThat(script.status()).isEqualTo(401);
        assertThat(script.code()).isEqualTo("UNAUTHENTICATED");
        assertThat(script.header("WWW-Authenticate").orElse("")).startsWith("Basic ");
        assertThat(page.status()).isEqualTo(401);
        assertThat(page.header("WWW-Authenticate")).isEmpty();
        assertThat(guest.get(SESSION).body().path("anonymous").asBoolean()).isTrue();
    }

    @Test
    void refusesWrongPasswordsAndUnknownNamesAlike() {
        String name = registered();

        Reply wrong = guest.basic(name, "wrong password").get(CART);
        Reply unknown = guest.basic("nobody-at-all", PASSWORD).get(CART);
        Reply signingIn = guest.post(SESSION, "{\"username\":\"" + name + "\",\"password\":\"wrong\"}");

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.code()).isEqualTo("WRONG_CREDENTIALS");
        assertThat(unknown.body()).isEqualTo(wrong.body());
        assertThat(signingIn.body()).isEqualTo(wrong.body());
    }

    @Test
    void basicRequestsLeaveNoSessionBehind() {
        StoreClient shopper = aShopper();

        assertThat(shopper.get(CART).status()).isEqualTo(200);
        assertThat(shopper.get(CART).header("Set-Cookie")).isEmpty();
    }

    @Test
    void keepsSessionsInACookieThatScriptsAndOtherSitesCantUse() {
        String name = registered();

        Reply signedIn = guest.post(SESSION, "{\"username\":\"" + name + "\",\"password\":\"" + PASSWORD + "\"}");

        assertThat(signedIn.status()).isEqualTo(200);
        assertThat(signedIn.body().path("username").asText()).isEqualTo(name);
        assertThat(signedIn.response().headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie).contains("JSESSIONID=", "HttpOnly", "SameSite=Lax"));
        assertThat(guest.get(CART).status()).isEqualTo(200);
    }

    @Test
    void takesANewSessionWhenSomebodySignsIn() {
        String name = registered();
        String before =
                guest.cookie("JSESSIONID").map(cookie -> cookie.getValue()).orElse("none");

        guest.post(SESSION, "{\"username\":\"" + name + "\",\"password\":\"" + PASSWORD + "\"}");

        assertThat(guest.cookie("JSESSIONID").orElseThrow().getValue()).isNotEqualTo(before);
    }

    @Test
    void changesInASessionNeedItsToken() {
        StoreClient shopper = aShopperWithSession();
        String item = item(product(0), 1);

        assertThat(shopper.with("X-CSRF-TOKEN", "guessed")
                        .post("/api/v1/cart/items", item)
                        .code())
                .isEqualTo("FORBIDDEN");
        assertThat(shopper.get(CART).body().path("items")).isEmpty();
        assertThat(shopper.post("/api/v1/cart/items", item).status()).isEqualTo(200);
        assertThat(shopper.get(SESSION).body().path("csrf").path("header").asText())
                .isEqualTo("X-CSRF-TOKEN");
    }

    @Test
    void forgetsWhoSignsOut() {
        StoreClient shopper = aShopperWithSession();

        assertThat(shopper.delete(SESSION).status()).isEqualTo(204);

        assertThat(shopper.get(CART).status()).isEqualTo(401);
    }

    @Test
    void takesAnExpiredOrInventedSessionForAGuest() {
        StoreClient stranger = guest.with("Cookie", "JSESSIONID=0123456789ABCDEF0123456789ABCDEF");

        assertThat(stranger.get("/api/v1/products").status()).isEqualTo(200);
        assertThat(stranger.get(CART).code()).isEqualTo("UNAUTHENTICATED");
        assertThat(stranger.post("/api/v1/checkout", APPROVED).code()).isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void refusesWhatIsNotServed() {
        assertThat(guest.get("/elsewhere").status()).isEqualTo(401);
        assertThat(aShopper().get("/api/v1/nothing").code()).isEqualTo("NOT_FOUND");
        assertThat(aShopper().send("PUT", "/api/v1/cart", "{}").code()).isEqualTo("METHOD_NOT_ALLOWED");
        assertThat(aShopper()
                        .with("Content-Type", "text/plain")
                        .post("/api/v1/cart/items", "{}")
                        .code())
                .isEqualTo("UNSUPPORTED_MEDIA_TYPE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ana", "bo", "chen", "dee"})
    void knowsTheDemosPeople(String name) {
        assertThat(guest.basic(name, "demo").get(CART).status()).isEqualTo(200);
    }

    @Test
    void isHealthyOnceItIsStocked() {
        assertThat(guest.get("/actuator/health").body().path("status").asText()).isEqualTo("UP");
    }
}
