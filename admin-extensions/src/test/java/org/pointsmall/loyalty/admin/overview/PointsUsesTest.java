package org.pointsmall.loyalty.admin.overview;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.insight.dashboard.FigureReads.HourUse;

import static org.assertj.core.api.Assertions.assertThat;

class PointsUsesTest {
    private static List<OverviewView.Use> shown(List<HourUse> uses) {
        return new PointsUses(SeenFixture.WRITTEN, code -> code).of(uses);
    }

    @Test
    void theMostUsedComesFirstWithAllHours() {
        List<OverviewView.Use> cells = shown(List.of(
                new HourUse("REWARD:COUPON", 9, 30),
                new HourUse("CATEGORY:7", 9, 20),
                new HourUse("CATEGORY:7", 10, 20)));

        assertThat(cells).hasSize(48);
        assertThat(cells.get(9)).isEqualTo(new OverviewView.Use("CATEGORY:7", 9, 20, "20"));
        assertThat(cells.get(24 + 9)).isEqualTo(new OverviewView.Use("REWARD:COUPON", 9, 30, "30"));
        assertThat(shown(List.of())).isEmpty();
    }

    @Test
    void whatIsLeftOverIsOne() {
        List<HourUse> uses = IntStream.rangeClosed(1, 14)
                .mapToObj(category -> new HourUse("CATEGORY:" + category, 23, category))
                .toList();

        List<OverviewView.Use> cells = shown(uses);

        assertThat(cells).hasSize(13 * 24);
        assertThat(cells.get(12 * 24 + 23)).isEqualTo(new OverviewView.Use("REST", 23, 3, "3"));
        assertThat(shown(uses.subList(0, 12))).hasSize(12 * 24).noneMatch(use -> use.what()
                .equals("REST"));
    }
}
