package org.pointsmall.loyalty.admin.page;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SortingTest {
    private static final List<String> OWN = List.of("pear", "fig", "apple", "plum");

    @Test
    void sortsUpAndDownAndKeepsItsOwnOrderAmongEquals() {
        assertThat(by("name").of(OWN)).containsExactly("apple", "fig", "pear", "plum");
        assertThat(by("-name").of(OWN)).containsExactly("plum", "pear", "fig", "apple");
        assertThat(by("length").of(OWN)).containsExactly("fig", "pear", "plum", "apple");
        assertThat(by("-length").of(OWN)).containsExactly("apple", "pear", "plum", "fig");
    }

    @Test
    void whatIsNoColumnAsksForNothing() {
        for (String asked : List.of("", "-", "colour", "--name", "name-")) {
            assertThat(by(asked).of(OWN)).isEqualTo(OWN);
            assertThat(by(asked).asked()).isEmpty();
        }
    }

    @Test
    void aHeadingAsksForUpThenDownThenTheListsOwnOrder() {
        assertThat(by("").next("name")).isEqualTo("name");
        assertThat(by("name").next("name")).isEqualTo("-name");
        assertThat(by("-name").next("name")).isEmpty();
        assertThat(by("-name").next("length")).isEqualTo("length");
        assertThat(by("-name").arrow("name")
                        + by("name").arrow("name")
                        + by("name").arrow("length"))
                .isEqualTo("↓↑");
        assertThat(by("-name").aria("name")).isEqualTo("descending");
        assertThat(by("-name").aria("length")).isEqualTo("none");
    }

    private static Sorting<String> by(String asked) {
        return new Sorting<>(
                Map.of("name", Comparator.naturalOrder(), "length", Comparator.comparingInt(String::length)), asked);
    }
}
