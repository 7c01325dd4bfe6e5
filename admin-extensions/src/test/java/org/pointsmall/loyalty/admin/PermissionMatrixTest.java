package org.pointsmall.loyalty.admin;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pointsmall.loyalty.admin.page.OwnPages;
import org.pointsmall.loyalty.admin.page.Right;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each role that is installed against each of our addresses, by HTTP. The addresses are those that the admin has: one that
 * is not named here fails the test. What a role may not, is answered with 403 and changes no row of ours.
 */
@AdminTest
class PermissionMatrixTest {
    private static final Map<String, Right> NEEDED = needed();
    /** Whoever is signed in may know it. */
    private static final Set<String> OPEN = Set.of("GET /loyalty-session");

    @LocalServerPort
    int port;

    @Autowired
    OwnPages pages;

    @Autowired
    Backroom backroom;

    @Autowired
    JdbcTemplate jdbc;

    /** The roles as they are installed, and what is promised of each. */
    enum Role {
        VIEWER(EnumSet.noneOf(Right.class)),
        OPERATOR(EnumSet.of(
                Right.ADJUST_POINTS,
                Right.APPROVE_POINTS,
                Right.MANAGE_ACCOUNTS,
                Right.USE_REWARDS,
                Right.END_REWARDS,
                Right.READ_REWARD_CODES)),
        MARKETER(EnumSet.of(
                Right.EDIT_RULES,
                Right.EDIT_TIERS,
                Right.EDIT_CAMPAIGNS,
                Right.EDIT_OFFERS,
                Right.EDIT_ZONES,
                Right.EDIT_SEGMENTS,
                Right.IMPORT_CODES,
                Right.RUN_SIMULATIONS,
                Right.EDIT_SETTINGS,
                Right.EXPORT_MEMBERS)),
        AUDITOR(EnumSet.of(Right.EXPORT_MEMBERS)),
        OWNER(EnumSet.allOf(Right.class));

        private final Set<Right> does;

        Role(Set<Right> does) {
            this.does = does;
        }

        boolean may(Right right) {
            if (right == Right.SEE_AUDIT) {
                return this == AUDITOR || this == OWNER;
            }
            return right.name().startsWith("SEE_") || does.contains(right);
        }
    }

    private static Map<String, Right> needed() {
        Map<String, Right> needed = new TreeMap<>();
        definitions(needed, "rules", Right.SEE_RULES, Right.EDIT_RULES);
        definitions(needed, "campaigns", Right.SEE_CAMPAIGNS, Right.EDIT_CAMPAIGNS);
        definitions(needed, "offers", Right.SEE_OFFERS, Right.EDIT_OFFERS);
        definitions(needed, "zones", Right.SEE_ZONES, Right.EDIT_ZONES);
        definitions(needed, "own-segments", Right.SEE_SEGMENTS, Right.EDIT_SEGMENTS);
        needed.put("POST /loyalty-own-segments/new/look", Right.EDIT_SEGMENTS);
        needed.put("POST /loyalty-own-segments/{id:[0-9]+}/look", Right.EDIT_SEGMENTS);
        needed.put("POST /loyalty-own-segments/{id:[0-9]+}/run", Right.EDIT_SEGMENTS);
        needed.put("GET /loyalty-offers/report", Right.SEE_OFFERS);
        needed.put("GET /loyalty-approvals", Right.SEE_APPROVALS);
        needed.put("POST /loyalty-approvals/{id:[0-9]+}/approve", Right.APPROVE_POINTS);
        needed.put("POST /loyalty-approvals/{id:[0-9]+}/refuse", Right.APPROVE_POINTS);
        needed.put("GET /loyalty-audit", Right.SEE_AUDIT);
        needed.put("GET /loyalty-audit/trail.csv", Right.SEE_AUDIT);
        String batch = " /loyalty-batches/{batch:[0-9]+}";
        needed.put("GET /loyalty-batches", Right.SEE_APPROVALS);
        needed.put("POST /loyalty-batches/files", Right.ADJUST_POINTS);
        needed.put("POST /loyalty-batches/segment", Right.ADJUST_POINTS);
        needed.put("GET /loyalty-openings", Right.SEE_APPROVALS);
        needed.put("GET /loyalty-openings/example.csv", Right.SEE_APPROVALS);
        needed.put("POST /loyalty-openings/files", Right.ADJUST_POINTS);
        needed.put("GET" + batch, Right.SEE_APPROVALS);
        needed.put("GET" + batch + "/result.csv", Right.EXPORT_MEMBERS);
        needed.put("POST" + batch + "/start", Right.ADJUST_POINTS);
        needed.put("POST" + batch + "/stop", Right.ADJUST_POINTS);
        needed.put("POST" + batch + "/reverse", Right.ADJUST_POINTS);
        needed.put("POST" + batch + "/approve", Right.APPROVE_POINTS);
        needed.put("POST" + batch + "/refuse", Right.APPROVE_POINTS);
        String codes = " /loyalty-codes";
        String pool = codes + "/{pool:[0-9]+}";
        needed.put("GET" + codes, Right.SEE_CODES);
        needed.put("POST" + codes + "/new", Right.IMPORT_CODES);
        needed.put("GET" + pool, Right.SEE_CODES);
        needed.put("GET" + pool + "/progress", Right.SEE_CODES);
        needed.put("POST" + pool + "/few", Right.IMPORT_CODES);
        needed.put("POST" + pool + "/files", Right.IMPORT_CODES);
        needed.put("GET" + pool + "/files/{file:[0-9]+}", Right.SEE_CODES);
        needed.put("POST" + pool + "/files/{file:[0-9]+}/import", Right.IMPORT_CODES);
        needed.put("POST" + pool + "/files/{file:[0-9]+}/discard", Right.IMPORT_CODES);
        needed.put("GET /loyalty-flags/product/{id:[0-9]+}", Right.SEE_FLAG_HISTORY);
        needed.put("GET /loyalty-flags/category/{id:[0-9]+}", Right.SEE_FLAG_HISTORY);
        String settings = " /loyalty-settings";
        needed.put("GET" + settings, Right.SEE_SETTINGS);
        needed.put("POST" + settings, Right.EDIT_SETTINGS);
        needed.put("GET" + settings + "/publish", Right.SEE_SETTINGS);
        needed.put("POST" + settings + "/publish", Right.PUBLISH_SETTINGS);
        needed.put("POST" + settings + "/restore", Right.EDIT_SETTINGS);
        needed.put("GET /loyalty-members", Right.SEE_MEMBERS);
        needed.put("GET /loyalty-members/members.csv", Right.EXPORT_MEMBERS);
        needed.put("GET /loyalty-members/balances.csv", Right.EXPORT_MEMBERS);
        needed.put("GET /loyalty-members/of-customer/{customer:[0-9]+}", Right.SEE_MEMBERS);
        needed.put("GET /loyalty-members/of-order/{order:[0-9]+}", Right.SEE_MEMBERS);
        String member = " /loyalty-members/{account:[0-9]+}";
        needed.put("GET" + member + "/journal.csv", Right.EXPORT_MEMBERS);
        needed.put("GET" + member, Right.SEE_MEMBERS);
        needed.put("POST" + member + "/adjust", Right.ADJUST_POINTS);
        needed.put("POST" + member + "/entries/{entry:[0-9]+}/reverse", Right.ADJUST_POINTS);
        for (String action : List.of("freeze", "unfreeze", "close", "merge")) {
            needed.put("POST" + member + "/" + action, Right.MANAGE_ACCOUNTS);
        }
        String reward = " /loyalty-rewards/{reward:[0-9]+}";
        needed.put("GET /loyalty-rewards", Right.SEE_REWARDS);
        needed.put("GET" + reward, Right.SEE_REWARDS);
        needed.put("POST" + reward + "/use", Right.USE_REWARDS);
        needed.put("POST" + reward + "/undo", Right.USE_REWARDS);
        needed.put("POST" + reward + "/void", Right.END_REWARDS);
        needed.put("POST" + reward + "/retry", Right.END_REWARDS);
        needed.put("POST" + reward + "/code", Right.READ_REWARD_CODES);
        String withdrawal = " /loyalty-rewards/offers/{offer:[0-9]+}";
        needed.put("GET" + withdrawal, Right.SEE_REWARDS);
        needed.put("GET" + withdrawal + "/progress", Right.SEE_REWARDS);
        needed.put("POST" + withdrawal + "/withdraw", Right.END_REWARDS);
        needed.put("GET /loyalty-ledger", Right.SEE_LEDGER);
        needed.put("POST /loyalty-ledger/jobs/{job}/run", Right.RUN_LEDGER);
        needed.put("POST /loyalty-ledger/unsettled/{order}/try", Right.RUN_LEDGER);
        needed.put("POST /loyalty-ledger/prove", Right.RUN_LEDGER);
        String overview = " /loyalty-overview";
        needed.put("GET" + overview, Right.SEE_OVERVIEW);
        needed.put("GET" + overview + "/figures.csv", Right.SEE_OVERVIEW);
        needed.put("GET" + overview + "/echarts", Right.SEE_OVERVIEW);
        needed.put("GET" + overview + "/entries/{line:[A-Z_]+}", Right.SEE_OVERVIEW);
        needed.put("GET" + overview + "/entries/{line:[A-Z_]+}/rows.csv", Right.SEE_OVERVIEW);
        needed.put("GET" + overview + "/orders/{group:[A-Z_]+}", Right.SEE_OVERVIEW);
        needed.put("GET" + overview + "/orders/{group:[A-Z_]+}/rows.csv", Right.SEE_OVERVIEW);
        needed.put("GET" + overview + "/exchanges", Right.SEE_OVERVIEW);
        needed.put("GET" + overview + "/exchanges/rows.csv", Right.SEE_OVERVIEW);
        needed.put("POST" + overview + "/goals/{goal}/seen", Right.PUBLISH_SETTINGS);
        needed.put("GET /loyalty-start", Right.SEE_OVERVIEW);
        needed.put("GET /loyalty-segments", Right.SEE_SEGMENTS);
        needed.put("GET /loyalty-recommendations", Right.SEE_RECOMMENDATIONS);
        needed.put("GET /loyalty-tiers", Right.SEE_TIERS);
        needed.put("POST /loyalty-tiers", Right.EDIT_TIERS);
        String simulation = " /loyalty-simulations/{simulation:[0-9]+}";
        needed.put("GET /loyalty-simulations", Right.SEE_SIMULATIONS);
        needed.put("GET /loyalty-simulations/new", Right.RUN_SIMULATIONS);
        needed.put("POST /loyalty-simulations/new", Right.RUN_SIMULATIONS);
        needed.put("GET" + simulation, Right.SEE_SIMULATIONS);
        needed.put("GET" + simulation + "/progress", Right.SEE_SIMULATIONS);
        needed.put("POST" + simulation + "/stop", Right.RUN_SIMULATIONS);
        needed.put("GET" + simulation + "/result.csv", Right.SEE_SIMULATIONS);
        return needed;
    }

    private static void definitions(Map<String, Right> needed, String section, Right see, Right edit) {
        String path = " /loyalty-" + section;
        needed.put("GET" + path, see);
        needed.put("GET" + path + "/find", see);
        needed.put("GET" + path + "/{id:[0-9]+}", see);
        needed.put("GET" + path + "/new", edit);
        needed.put("POST" + path + "/new", edit);
        needed.put("POST" + path + "/{id:[0-9]+}", edit);
        needed.put("POST" + path + "/{id:[0-9]+}/switch", edit);
        needed.put("POST" + path + "/{id:[0-9]+}/archive", edit);
        needed.put("POST" + path + "/say", see);
    }

    @Test
    void eachAddressIsNamedHere() {
        Set<String> named = new TreeSet<>(NEEDED.keySet());
        named.addAll(OPEN);

        assertThat(addresses()).isEqualTo(named);
    }

    @ParameterizedTest
    @EnumSource
    void aRoleMayWhatIsSaidAndNothingElse(Role role) throws Exception {
        String account = Long.toString(accountOf(backroom.aMember("matrix-" + role, 1_000)));
        AdminSession somebody = AdminSession.of(port, backroom.anAdmin("ROLE_LOYALTY_" + role));
        somebody.get("/loyalty-members?blLocaleCode=en");
        List<String> wrong = new ArrayList<>();
        Map<String, String> before = rows();
        NEEDED.forEach((address, right) -> {
            if (!role.may(right)) {
                int status = ask(somebody, address, account);
                if (status != 403) {
                    wrong.add(role + " " + address + ": " + status);
                }
            }
        });
        assertThat(rows()).isEqualTo(before);
        NEEDED.forEach((address, right) -> {
            if (role.may(right)) {
                int status = ask(somebody, address, account);
                if (status == 403 || status >= 500) {
                    wrong.add(role + " " + address + ": " + status);
                }
            }
        });
        assertThat(wrong).isEmpty();
    }

    /** Who may look only gets no form that can be sent. */
    @Test
    void whoMayOnlyLookGetsNothingToSend() throws Exception {
        String account = Long.toString(accountOf(backroom.aMember("matrix-looked-at", 1_000)));
        for (Role role : List.of(Role.VIEWER, Role.AUDITOR)) {
            AdminSession viewer = AdminSession.of(port, backroom.anAdmin("ROLE_LOYALTY_" + role));
            viewer.get("/loyalty-members?blLocaleCode=en");
            for (String address : NEEDED.keySet()) {
                if (!address.startsWith("GET ") || !role.may(NEEDED.get(address))) {
                    continue;
                }
                String page = viewer.get(path(address, account)).body();
                int own = page.indexOf("loyalty content-yield");
                String ours = own < 0 ? "" : page.substring(own);
                assertThat(ours.contains("method=\"POST\"") && !ours.contains("disabled=\"disabled\""))
                        .as(role + " " + address)
                        .isFalse();
            }
        }
    }

    private int ask(AdminSession somebody, String address, String account) {
        try {
            String path = path(address, account);
            HttpResponse<String> answer = address.startsWith("GET ")
                    ? somebody.get(path)
                    : path.endsWith("/files")
                            ? somebody.postFile(path, "codes.csv", "code\nMATRIX-1".getBytes())
                            : somebody.post(path, Map.of("reason", "matrix", "points", "5", "active", "true"));
            return answer.statusCode();
        } catch (java.io.IOException e) {
            throw new IllegalStateException(address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(address, e);
        }
    }

    private static String path(String address, String account) {
        return address.substring(address.indexOf(' ') + 1).replaceAll("\\{[^}]*}", account);
    }

    private Set<String> addresses() {
        Set<String> addresses = new TreeSet<>();
        for (RequestMappingInfo mapping : pages.getHandlerMethods().keySet()) {
            for (RequestMethod method : mapping.getMethodsCondition().getMethods()) {
                mapping.getPatternValues().forEach(pattern -> addresses.add(method + " " + pattern));
            }
        }
        return addresses;
    }

    private long accountOf(long customerId) {
        return jdbc.queryForObject(
                "SELECT ACCOUNT_ID FROM LOYALTY_ACCOUNT WHERE MEMBER_ID = ?", Long.class, customerId);
    }

    /** All rows of ours. */
    private Map<String, String> rows() {
        Map<String, String> rows = new LinkedHashMap<>();
        jdbc.queryForList(
                        "SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_NAME LIKE 'LOYALTY%'"
                                + " ORDER BY TABLE_NAME",
                        String.class)
                .forEach(table -> rows.put(
                        table, jdbc.queryForList("SELECT * FROM " + table).toString()));
        return rows;
    }
}
