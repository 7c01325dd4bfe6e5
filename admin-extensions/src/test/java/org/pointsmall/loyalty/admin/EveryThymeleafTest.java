package org.pointsmall.loyalty.admin;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.admin.page.OwnPages;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.EditResult;
import org.pointsmall.loyalty.mall.OfferTerms;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.reward.ExchangeOffer;
import org.pointsmall.loyalty.reward.ExchangeRequest;
import org.pointsmall.loyalty.simulation.Simulations;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each template of ours is drawn, in both languages, by the Thymeleaf of Broadleaf 3.1, of 6.2 and of 7.0 ({@link
 * PagesOnEveryThymeleaf}), and none is left out.
 */
@AdminTest
class EveryThymeleafTest {
    private static final Path TEMPLATES = Path.of("src/main/resources/open_admin_style/templates/views");
    private static final Pattern INCLUDED = Pattern.compile("th:(?:include|replace)=\"views/(\\w+)");

    @LocalServerPort
    int port;

    @Autowired
    PagesOnEveryThymeleaf pages;

    @Autowired
    OwnPages addresses;

    @Autowired
    Backroom backroom;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    EditDefinitions<OfferTerms> offers;

    @Autowired
    ExchangeOffer exchange;

    @Autowired
    Simulations simulations;

    private AdminSession admin;

    @BeforeEach
    void anAdminWhoIsSignedIn() throws Exception {
        admin = AdminSession.of(port);
        pages.drawing(true);
    }

    @AfterEach
    void noMorePagesAreDrawn() {
        pages.drawing(false);
    }

    @Test
    void drawsEachTemplate() throws Exception {
        long member = backroom.aMember("drawn", 1000);
        long product = backroom.aProduct("Drawn cup");
        backroom.aPlacedOrder(member, product, 2, Instant.parse("2023-02-05T12:00:00Z"), 20);
        long offer = anOffer();
        long reward = exchange.exchange(new ExchangeRequest(new MemberId(member), "drawn", offer, 1, null))
                .orElseThrow()
                .orElseThrow(refusal -> new IllegalStateException(refusal.toString()))
                .reward()
                .id()
                .value();
        String account =
                jdbc.queryForObject("SELECT ACCOUNT_ID FROM LOYALTY_ACCOUNT WHERE MEMBER_ID = ?", String.class, member);
        Stream.of(
                        "/loyalty-members/" + account,
                        "/loyalty-members/" + account + "?order=1",
                        "/loyalty-members?q=drawn&behind=JOINED&sort=balance",
                        "/loyalty-offers/" + offer,
                        "/loyalty-rewards/" + reward,
                        "/loyalty-rewards/offers/" + offer,
                        "/loyalty-flags/product/" + product,
                        "/loyalty-overview/entries/ISSUED",
                        "/loyalty-overview/orders/WITH_POINTS?sum=true",
                        "/loyalty-overview/exchanges?sum=true")
                .forEach(this::look);
        lookAtCodes();
        lookAtABatch();
        lookAtASimulation();
        lookAtAQuestion();
        addresses.getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .filter(path -> !path.contains("{") && !path.endsWith("find") && !path.equals("/loyalty-session"))
                .distinct()
                .forEach(this::look);
        pages.draw(
                "loyaltySentence",
                Map.of(
                        "sentence",
                        Sentence.of("LoyaltyPage_NotFound"),
                        "good",
                        false,
                        "typed",
                        List.of(new WhatWasTyped("name", "what was <typed>"))));

        assertThat(pages.drawn()).isEqualTo(templates());
    }

    private record WhatWasTyped(String field, String text) {}

    /** What is cut off, what is no word, other elements, other words, scripts. */
    @Test
    void aFaultIsFound() {
        String whole =
                "<body><div role=\"main\"><div class=\"loyalty content-yield\"><p>Yes</p></div></div></body></html>";

        assertThat(PagesOnEveryThymeleaf.faults("it", whole, whole)).isEmpty();
        for (String fault : List.of(
                whole.replace("</body></html>", ""),
                whole.replace("Yes", "[[${yes}]]"),
                whole.replace("Yes", "??Yes_en??"),
                whole.replace("<p>", "<p th:text=\"${yes}\">"),
                whole.replace("Yes", "<b>Yes</b>"),
                whole.replace("Yes", "No"),
                whole.replace("Yes", "Yes<script>go()</script>"),
                whole.replace("<p>", "<p onclick=\"go()\">"),
                whole.replace("loyalty content-yield", "loyalty"))) {
            assertThat(PagesOnEveryThymeleaf.faults("it", fault, whole))
                    .as(fault)
                    .isNotEmpty();
        }
    }

    private void look(String path) {
        try {
            HttpResponse<String> page = admin.get(path);
            assertThat(page.statusCode()).as(path).isEqualTo(200);
        } catch (IOException e) {
            throw new IllegalStateException(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long anOffer() {
        EditResult<OfferTerms> result = offers.add(
                Draft.EMPTY
                        .with("gives.kind", "ENTITLEMENT")
                        .with("gives.benefit", "lounge")
                        .with("gives.uses", "2")
                        .with("price.points", "10")
                        .with("name.english", "Drawn lounge")
                        .with("name.chinese", "贵宾室")
                        .with("position", "1")
                        .with("active", "true")
                        .with("supply.period", "FOR_EVER")
                        .with("seen.zone", "UTC")
                        .with("exchangeable.zone", "UTC"),
                "test");
        return ((EditResult.Saved<OfferTerms>) result).version().ref().id();
    }

    private void lookAtCodes() throws Exception {
        admin.get("/loyalty-codes?blLocaleCode=en");
        HttpResponse<String> pool = admin.post("/loyalty-codes/new", Map.of("name", "Drawn pool", "few", "3"));
        String path = pool.uri().getPath().substring("/admin".length());
        HttpResponse<String> preview = admin.postFile(
                path + "/files", "codes.csv", "code\nAAAA-1111\nAAAA-1111\n,x".getBytes(StandardCharsets.UTF_8));
        assertThat(preview.statusCode()).isEqualTo(200);
        look(path);
    }

    private void lookAtABatch() throws Exception {
        HttpResponse<String> batch = admin.post(
                "/loyalty-batches/segment",
                Map.of(
                        "segment", "lost",
                        "points", "5",
                        "reason", "drawn",
                        "key", "00000000-0000-4000-8000-000000000018"));
        assertThat(batch.uri().getPath()).matches("/admin/loyalty-batches/[0-9]+");
        look("/loyalty-batches");
        HttpResponse<String> opening = admin.postFile(
                "/loyalty-openings/files",
                Map.of("reason", "drawn"),
                "old.csv",
                "external id,points,reference\nV1,5,drawn-1\nV1,x,\n".getBytes(StandardCharsets.UTF_8));
        assertThat(opening.uri().getPath()).matches("/admin/loyalty-batches/[0-9]+");
        look(opening.uri().getPath().substring("/admin".length()));
        look("/loyalty-openings");
        look(batch.uri().getPath().substring("/admin".length()));
    }

    private void lookAtASimulation() throws Exception {
        HttpResponse<String> started = admin.post(
                "/loyalty-simulations/new",
                Map.of("name", "Drawn simulation", "from", "2023-02-05", "until", "2023-02-05"));
        assertThat(started.body()).contains("Drawn simulation");
        simulations.latest(1).forEach(simulation -> simulations.stop(simulation.id()));
    }

    private void lookAtAQuestion() throws Exception {
        Map<String, String> form = Map.of(
                "name", "Drawn rule",
                "active", "true",
                "group.code", "everyone",
                "group.stacking", "ALL",
                "priority", "100",
                "effect.kind", "MULTIPLIER",
                "effect.factor", "1.5",
                "window.zone", "UTC");
        assertThat(AdminSession.asks(admin.post("/loyalty-rules/new", form))).isTrue();
    }

    /** Those that pages are made of are drawn with them. */
    private static Set<String> templates() throws IOException {
        try (Stream<Path> files = Files.list(TEMPLATES)) {
            List<Path> all = files.toList();
            Set<String> included =
                    all.stream().flatMap(EveryThymeleafTest::included).collect(Collectors.toSet());
            return all.stream()
                    .map(file -> file.getFileName().toString().replace(".html", ""))
                    .filter(name -> !included.contains(name))
                    .collect(Collectors.toSet());
        }
    }

    private static Stream<String> included(Path template) {
        try {
            Matcher matcher = INCLUDED.matcher(Files.readString(template));
            return matcher.results().map(found -> found.group(1)).toList().stream();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
