package org.pointsmall.loyalty.spring;

import java.time.Duration;
import javax.sql.DataSource;
import org.pointsmall.loyalty.definition.jdbc.Versions;
import org.pointsmall.loyalty.settings.ProgrammeSettings;
import org.pointsmall.loyalty.settings.SettingsKind;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.jdbc.BadSqlGrammarException;

/** How long points can be spent that come back after they had expired, for a store whose programme is switched off. */
final class PublishedGrace {
    private PublishedGrace() {}

    /** As operators have published; by the properties where nothing was, or where the database has no settings yet. */
    static Duration of(DataSource database, BusinessTime time, Duration properties) {
        SettingsKind kind = new SettingsKind(() -> time.dayOf(time.now()));
        try {
            return ProgrammeSettings.published(new Versions<>(database, kind))
                    .map(version -> version.terms().grace())
                    .orElse(properties);
        } catch (BadSqlGrammarException noSuchTable) {
            return properties;
        }
    }
}
