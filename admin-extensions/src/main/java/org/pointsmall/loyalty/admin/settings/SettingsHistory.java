package org.pointsmall.loyalty.admin.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pointsmall.loyalty.admin.definition.FieldChange;
import org.pointsmall.loyalty.admin.definition.FormLayout;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.settings.ProgrammeSettings;
import org.pointsmall.loyalty.settings.ProgrammeTerms;

/** Says what is in force, and what each version has changed. */
final class SettingsHistory {
    private static final String WORDS = "LoyaltySettings_";
    private static final int MOST = 50;

    private final ProgrammeSettings settings;
    private final FormLayout layout;

    SettingsHistory(ProgrammeSettings settings, FormLayout layout) {
        this.settings = settings;
        this.layout = layout;
    }

    /**
     * A version.
     *
     * @param state the code of its text
     * @param changes what it says otherwise than the version that was in force then
     */
    record Row(
            String version, String savedAt, String savedBy, String state, String reason, List<FieldChange> changes) {}

    /** The latest first, and not more than a page of them. */
    List<Row> rows(List<Version<ProgrammeTerms>> versions, DisplayFormat written) {
        Optional<Version<ProgrammeTerms>> inForce =
                versions.stream().filter(Version::active).findFirst();
        List<Row> rows = new ArrayList<>();
        for (int at = 0; at < Math.min(MOST, versions.size()); at++) {
            Version<ProgrammeTerms> version = versions.get(at);
            ProgrammeTerms before = versions.subList(at + 1, versions.size()).stream()
                    .filter(Version::active)
                    .findFirst()
                    .map(Version::terms)
                    .orElseGet(settings::properties);
            String state =
                    inForce.filter(version::equals).isPresent() ? "InForce" : version.active() ? "Past" : "Draft";
            rows.add(new Row(
                    Integer.toString(version.ref().version()),
                    written.time(version.savedAt()),
                    version.actor(),
                    WORDS + "State_" + state,
                    version.terms().reason(),
                    differences(before, version.terms())));
        }
        return rows;
    }

    List<FieldChange> differences(ProgrammeTerms before, ProgrammeTerms after) {
        return FieldChange.between(settings.written(before), settings.written(after), layout, FieldChange.AS_WRITTEN);
    }

    /** What is in force, in a sentence. */
    Sentence state(List<Version<ProgrammeTerms>> versions, DisplayFormat written) {
        return versions.stream()
                .filter(Version::active)
                .findFirst()
                .map(version -> Sentence.of(
                        WORDS + "InForceSince",
                        Integer.toString(version.ref().version()),
                        written.time(version.savedAt()),
                        version.actor()))
                .orElseGet(() -> Sentence.of(WORDS + "OfProperties"));
    }
}
