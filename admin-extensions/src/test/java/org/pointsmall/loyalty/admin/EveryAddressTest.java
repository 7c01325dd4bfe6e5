package org.pointsmall.loyalty.admin;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pointsmall.loyalty.admin.page.OwnPages;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every address of ours that there is, by the admin's own mappings, so that new ones are in it: whatever is asked of it, by
 * whomever, is answered by a page of the admin.
 */
@AdminTest
class EveryAddressTest {
    /** What no address takes, which is told before it is looked whose it is. */
    private static final List<String> TAKEN_NOWHERE = List.of("PUT", "PATCH", "DELETE");

    private static final List<String> ODD_IDS =
            List.of("0", "999999999", "99999999999999999999999", "abc", "-1", "1%20OR%201", "%E4%BC%9A");
    private static final Map<String, String> ODD = odd();

    @LocalServerPort
    int port;

    @Autowired
    OwnPages pages;

    @Autowired
    Backroom backroom;

    @Autowired
    JdbcTemplate jdbc;

    private AdminSession admin;
    private final List<String> bare = new ArrayList<>();

    @BeforeEach
    void anAdminWhoIsSignedIn() throws Exception {
        admin = AdminSession.of(port);
        admin.get("/loyalty-members?blLocaleCode=en");
    }

    @Test
    void thereAreAddressesToWalkThrough() {
        assertThat(patterns()).hasSizeGreaterThan(25).contains("/loyalty-members/{account:[0-9]+}/adjust");
    }

    /** Each address with an id that may be right and one of the odd ones: they are read alike everywhere. */
    @Test
    void isAnsweredByAPageWhateverIsAskedOfIt() throws Exception {
        int turn = 0;
        for (String pattern : patterns()) {
            String odd = ODD_IDS.get(turn++ % ODD_IDS.size());
            for (String asked : paths(pattern, List.of("1", odd))) {
                look("GET " + asked, admin.get(asked));
                look("POST " + asked, admin.send("POST", asked, Map.of("csrfToken", admin.token())));
            }
            String path = pattern.replaceAll("\\{[^}]*}", "1");
            for (String method : TAKEN_NOWHERE) {
                look(method + " " + path, admin.send(method, path, Map.of("csrfToken", admin.token())));
            }
        }
        assertThat(bare).isEmpty();
    }

    @Test
    void isAnsweredByAPageWhateverStandsInItsParameters() throws Exception {
        long member = backroom.aMember("walked", 5);
        String account =
                jdbc.queryForObject("SELECT ACCOUNT_ID FROM LOYALTY_ACCOUNT WHERE MEMBER_ID = ?", String.class, member);
        for (String pattern : patterns()) {
            String path = pattern.replaceAll("\\{[^}]*}", account);
            Map<String, String> form = new LinkedHashMap<>(ODD);
            form.put("csrfToken", admin.token());
            look("POST odd " + path, admin.send("POST", path, form));
            String query = ODD.entrySet().stream()
                    .map(one -> AdminSession.encoded(Map.of(one.getKey(), one.getValue())))
                    .reduce("", (a, b) -> a + "&" + b);
            look("GET odd " + path, admin.get(path + "?" + query.substring(1)));
        }
        assertThat(bare).isEmpty();
    }

    @Test
    void isAnsweredByAPageWithoutTheToken() throws Exception {
        for (String pattern : patterns()) {
            String path = pattern.replaceAll("\\{[^}]*}", "1");
            HttpResponse<String> answer = admin.send("POST", path, Map.of("reason", "what was <typed>"));
            assertThat(answer.statusCode()).as(path).isEqualTo(403);
            assertThat(answer.body()).as(path).contains("what was &lt;typed&gt;", "Sign in");
        }
    }

    @Test
    void leadsToTheSignInWhereNobodyIsSignedIn() throws Exception {
        AdminSession nobody = AdminSession.ofNobody(port);
        for (String pattern : patterns()) {
            String path = pattern.replaceAll("\\{[^}]*}", "1");
            for (String method : List.of("GET", "POST")) {
                HttpResponse<String> answer = nobody.send(method, path, Map.of("csrfToken", nobody.token()));
                assertThat(answer.body()).as(method + " " + path).contains("j_password");
            }
        }
    }

    /** Who may look and do nothing, and who may do and not look: what each right is for is tried by its own section. */
    @ParameterizedTest
    @ValueSource(strings = {"READ", "OTHER"})
    void isAnsweredByAPageWhereRightsAreMissing(String type) throws Exception {
        List<Long> rights = jdbc.queryForList(
                "SELECT ADMIN_PERMISSION_ID FROM BLC_ADMIN_PERMISSION"
                        + " WHERE ADMIN_PERMISSION_ID BETWEEN -28999 AND -28000 AND PERMISSION_TYPE = ?",
                Long.class,
                type);
        assertThat(rights).hasSizeGreaterThan(8);
        without(rights, () -> {
            for (String pattern : patterns()) {
                String path = pattern.replaceAll("\\{[^}]*}", "1");
                look("GET " + path, admin.get(path));
                look("POST " + path, admin.send("POST", path, Map.of("csrfToken", admin.token())));
            }
        });
        assertThat(bare).isEmpty();
    }

    private void without(List<Long> rights, Backroom.Work work) throws Exception {
        if (rights.isEmpty()) {
            work.run();
        } else {
            backroom.without(rights.get(0), () -> without(rights.subList(1, rights.size()), work));
        }
    }

    @Test
    void anAddressThatOnlyTakesFormsLeadsToItsPage() throws Exception {
        long member = backroom.aMember("walked-back", 5);
        String page = "/loyalty-members/"
                + jdbc.queryForObject(
                        "SELECT ACCOUNT_ID FROM LOYALTY_ACCOUNT WHERE MEMBER_ID = ?", String.class, member);
        for (String action : List.of("adjust", "close", "merge", "freeze", "unfreeze", "entries/1/reverse")) {
            HttpResponse<String> answer = admin.get(page + "/" + action);
            assertThat(answer.statusCode()).as(action).isEqualTo(200);
            assertThat(answer.uri().getPath()).as(action).isEqualTo("/admin" + page);
            assertThat(answer.body()).as(action).contains("No form was sent", "walked-back");
        }
        assertThat(admin.get("/loyalty-ledger/prove").uri().getPath()).isEqualTo("/admin/loyalty-ledger");
        assertThat(admin.send("DELETE", page, Map.of("csrfToken", admin.token()))
                        .statusCode())
                .isEqualTo(405);
    }

    @Test
    void whatWasTypedIsOnThePageThatRefusesTheRight() throws Exception {
        backroom.without(-28_007, () -> {
            HttpResponse<String> answer =
                    admin.post("/loyalty-rules/new", Map.of("name", "Summer <b>", "priority", "7"));
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body())
                    .contains("Earning rules", "Summer &lt;b&gt;", "priority")
                    .doesNotContain(admin.token() + "</td>");
        });
    }

    private Stream<String> all() {
        return pages.getHandlerMethods().keySet().stream()
                .map(RequestMappingInfo::getPatternValues)
                .flatMap(Set::stream);
    }

    /** One alone where there is no id in it. */
    private static Set<String> paths(String pattern, List<String> ids) {
        return ids.stream()
                .map(id -> pattern.replaceAll("\\{[^}]*}", id))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private List<String> patterns() {
        assertThat(pages.getHandlerMethods().keySet())
                .allSatisfy(mapping -> assertThat(mapping.getMethodsCondition().getMethods())
                        .isNotEmpty()
                        .isSubsetOf(RequestMethod.GET, RequestMethod.POST));
        return all().distinct().sorted().toList();
    }

    /** A page of the admin has its menu; what is made for scripts and for files has none, where it is right. */
    private void look(String asked, HttpResponse<String> answer) {
        String type = answer.headers().firstValue("Content-Type").orElse("");
        boolean made = answer.statusCode() == 200
                && (type.contains("json") || type.contains("csv") || type.contains("javascript"));
        boolean page = answer.body().contains("id=\"sideMenu\"")
                && answer.body().contains("</html>")
                && !answer.body().toUpperCase(java.util.Locale.ROOT).contains("BREADCRUMB UNAVAILABLE")
                && !answer.body().contains("??")
                && answer.statusCode() < 500;
        if (!made && !page) {
            bare.add(asked + " -> " + answer.statusCode() + " "
                    + answer.body()
                            .replaceAll("\\s+", " ")
                            .strip()
                            .substring(0, Math.min(120, answer.body().strip().length() / 2)));
        }
    }

    private static Map<String, String> odd() {
        Map<String, String> odd = new LinkedHashMap<>();
        String names =
                "points reason key leftover confirmed into version active name page at before in conditionBuilder"
                        + " condition revision from until rules priority effect.kind effect.steps[0].from window.from"
                        + " window.zone scope.products limits[0].points tiers[0].code tiers[999].rank measure limits[x].y"
                        + " few state kind offer member use file like away sort stage as source";
        String[] values = {
            "", "-1", "99999999999999999999", "\u0000", "'\"<b>", "{\"data\":[{}]}", "2026-02-30T25:61", "会员\u202E"
        };
        int at = 0;
        for (String name : names.split(" ")) {
            odd.put(name, values[at++ % values.length]);
        }
        return odd;
    }
}
