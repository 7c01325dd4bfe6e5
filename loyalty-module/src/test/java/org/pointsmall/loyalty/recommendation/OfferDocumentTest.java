package org.pointsmall.loyalty.recommendation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.points.Points;

import static org.assertj.core.api.Assertions.assertThat;

class OfferDocumentTest {
    private static final Instant DAY = Instant.parse("2026-11-29T00:00:00Z");
    private static final ItemTaste TASTE =
            new ItemTaste(Map.of(1L, 0.5f, 2L, 0.25f), Map.of("lantern", 0.6f, "red", 0.8f), 1.5f, 3);

    @Test
    void twoThatSayTheSameHaveOneFingerprint() {
        assertThat(document(1, 100, Set.of("home"), TASTE).fingerprint())
                .isEqualTo(document(2, 100, Set.of("home"), TASTE).fingerprint());
    }

    /** What is kept in an index by one build is compared by the next, on another JVM. */
    @Test
    void aFingerprintIsTheSameOnEveryNode() {
        assertThat(document(1, 100, Set.of("home"), TASTE).fingerprint()).isEqualTo(1144370067362308097L);
    }

    @Test
    void twoThatSayAnotherThingHaveTwo() {
        assertThat(List.of(
                        document(1, 100, Set.of("home"), TASTE),
                        document(1, 101, Set.of("home"), TASTE),
                        document(1, 100, Set.of(), TASTE),
                        document(1, 100, Set.of("home", "new"), TASTE),
                        document(1, 100, Set.of("home"), ItemTaste.NONE),
                        // The weights have changed places.
                        document(
                                1,
                                100,
                                Set.of("home"),
                                new ItemTaste(Map.of(1L, 0.25f, 2L, 0.5f), TASTE.words(), 1.5f, 3))))
                .extracting(OfferDocument::fingerprint)
                .doesNotHaveDuplicates();
    }

    private static OfferDocument document(long version, long points, Set<String> zones, ItemTaste taste) {
        return new OfferDocument(
                7,
                version,
                Content.Kind.GOODS,
                12L,
                Set.of(3L, 4L),
                "lantern",
                Points.of(points),
                zones,
                Set.of("GOLD"),
                Set.of(),
                List.of(new OfferDocument.Shown(DAY, null)),
                true,
                DAY,
                taste);
    }
}
