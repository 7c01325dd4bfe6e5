package org.pointsmall.loyalty.admin.page;

import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NarrowedTest {
    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SUNDAY, DayOfWeek.SATURDAY);

    @Test
    void oneIsShownOrAllWhereTheAddressNamesNone() {
        assertThat(new Narrowed<>(WEEKEND, "SUNDAY").shown()).containsExactly(DayOfWeek.SUNDAY);
        assertThat(new Narrowed<>(WEEKEND, "").shown()).isEqualTo(WEEKEND);
        assertThat(new Narrowed<>(WEEKEND, "MONDAY").shown())
                .as("no choice of this list")
                .isEqualTo(WEEKEND);
    }

    @Test
    void templatesKnowWhatIsAskedForAndWhatCanBe() {
        Map<String, Object> model = new HashMap<>();

        new Narrowed<>(WEEKEND, "SUNDAY").into(model, "day");
        assertThat(model).containsOnly(Map.entry("day", "SUNDAY"), Map.entry("days", List.of("SATURDAY", "SUNDAY")));

        new Narrowed<>(WEEKEND, "<script>").into(model, "day");
        assertThat(model).containsEntry("day", "");
    }
}
