package org.pointsmall.loyalty.spring;

import java.time.Instant;
import java.util.List;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.settings.ProgrammeTerms;

/**
 * The programme's settings, with those that were in force before. An order goes by those of the moment at which it was
 * placed. Of the properties, which are in force until something is published, only those of now are known.
 *
 * @param properties the store's
 * @param published what operators have published, the latest first
 */
record SettingsOverTime(LoyaltySettings properties, List<Published> published) {
    SettingsOverTime {
        published = List.copyOf(published);
    }

    /** @param at from when on it was in force */
    record Published(Instant at, LoyaltySettings settings) {}

    static SettingsOverTime of(LoyaltySettings properties, List<Version<ProgrammeTerms>> published) {
        return new SettingsOverTime(
                properties,
                published.stream()
                        .map(version -> new Published(version.savedAt(), properties.with(version.terms())))
                        .toList());
    }

    /** Those in force: the latest, also where the clock of the node that published them is ahead. */
    LoyaltySettings now() {
        return published.isEmpty() ? properties : published.get(0).settings();
    }

    /** Those that were in force at a moment. */
    LoyaltySettings at(Instant moment) {
        return published.stream()
                .filter(one -> !one.at().isAfter(moment))
                .findFirst()
                .map(Published::settings)
                .orElse(properties);
    }
}
