package org.pointsmall.demo.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The demo's zones over HTTP: as guests and members see them, page by page. */
abstract class MallZonesContract extends PointsFixture {
    private static final String MALL = "/api/v1/loyalty/mall";

    @Test
    void guestsSeeTheZonesWithTheFlashOfferFirst() {
        JsonNode zones = guest.get(MALL + "/zones").body().path("items");

        assertThat(zones.findValuesAsText("code"))
                .containsSubsequence("great-value", "low-threshold", "gold")
                .contains("new")
                .doesNotContain("anchors");
        assertThat(zones.path(0).path("offers").path(0).path("remaining").asLong())
                .isPositive();
        assertThat(zones.path(0).path("offers").size()).isBetween(3, 4);
    }

    @Test
    void pagesOfAZoneAreAllOfItOnce() {
        List<Long> whole = ids(guest.get(MALL + "/offers?zone=new&limit=100").body());
        List<Long> paged = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonNode page =
                    guest.get(MALL + "/offers?zone=new&limit=7" + cursor).body();
            paged.addAll(ids(page));
            cursor = page.path("next").isNull()
                    ? null
                    : "&cursor=" + page.path("next").asText();
        }

        assertThat(paged).isEqualTo(whole).doesNotHaveDuplicates().hasSizeGreaterThan(30);
    }

    @Test
    void aMembersPointsAreSaidInThingsThatPeopleKnow() {
        JsonNode anchor = aMemberWith(1_000)
                .get("/api/v1/loyalty/me")
                .body()
                .path("anchors")
                .path(0);

        assertThat(anchor.path("text").asText()).startsWith("1,000 points").contains("worth £");
        assertThat(guest.get(MALL + "/offers/" + anchor.path("offerId").asLong())
                        .status())
                .isEqualTo(200);
    }

    private static List<Long> ids(JsonNode page) {
        List<Long> ids = new ArrayList<>();
        page.path("items").forEach(offer -> ids.add(offer.path("id").asLong()));
        return ids;
    }
}
