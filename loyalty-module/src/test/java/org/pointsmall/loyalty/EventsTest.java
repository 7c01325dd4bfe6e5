package org.pointsmall.loyalty;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.ledger.LedgerEvents;
import org.pointsmall.loyalty.outbox.EventKind;
import org.pointsmall.loyalty.redemption.Settlement;
import org.pointsmall.loyalty.reward.RewardEvents;
import org.pointsmall.loyalty.tier.TierChange;

import static org.assertj.core.api.Assertions.assertThat;

/** The page on events names those that there are. */
class EventsTest {
    private static final Pattern EVENT = Pattern.compile("`([A-Z]+(?:_[A-Z]+)+)`");

    @Test
    void eachEventStandsInTheDocuments() throws IOException, IllegalAccessException {
        Set<String> kinds = new TreeSet<>();
        for (Class<?> declaring : Set.of(LedgerEvents.class, Settlement.class, TierChange.class, RewardEvents.class)) {
            for (Field field : declaring.getFields()) {
                if (Modifier.isStatic(field.getModifiers()) && field.getType() == EventKind.class) {
                    kinds.add(((EventKind) field.get(null)).name());
                }
            }
        }
        Set<String> told = Files.readAllLines(Path.of("../docs/events.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .flatMap(line -> EVENT.matcher(line).results())
                .map(name -> name.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(told).isEqualTo(kinds).hasSizeGreaterThan(15);
    }
}
