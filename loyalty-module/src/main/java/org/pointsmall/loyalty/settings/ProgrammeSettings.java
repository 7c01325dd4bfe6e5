package org.pointsmall.loyalty.settings;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.EditResult;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.definition.VersionStore;

/**
 * The programme's settings as operators see them: the latest draft, what is in force, and all versions. Publishing is one
 * more version, so that who wrote and who published are both known.
 */
public final class ProgrammeSettings {
    private final EditDefinitions<ProgrammeTerms> edit;
    private final Supplier<ProgrammeTerms> properties;

    /** @param properties what is in force before anything was published */
    public ProgrammeSettings(EditDefinitions<ProgrammeTerms> edit, Supplier<ProgrammeTerms> properties) {
        this.edit = edit;
        this.properties = properties;
    }

    /** The version that is in force, by what is kept; empty for the properties. Runs in the caller's transaction. */
    public static Optional<Version<ProgrammeTerms>> published(VersionStore<ProgrammeTerms> store) {
        return store.all().stream()
                .findFirst()
                .flatMap(latest -> latest.active()
                        ? Optional.of(latest)
                        : published(store.versions(latest.ref().id())));
    }

    private static Optional<Version<ProgrammeTerms>> published(List<Version<ProgrammeTerms>> versions) {
        return versions.stream().filter(Version::active).findFirst();
    }

    /** All that were ever published, the latest first. Runs in the caller's transaction. */
    public static List<Version<ProgrammeTerms>> everPublished(VersionStore<ProgrammeTerms> store) {
        return store.all().stream()
                .flatMap(latest -> store.versions(latest.ref().id()).stream())
                .filter(Version::active)
                .toList();
    }

    /** All versions, the latest first; none before the first was written. */
    public List<Version<ProgrammeTerms>> versions() {
        return edit.all().stream()
                .findFirst()
                .map(latest -> edit.versions(latest.ref().id()))
                .orElse(List.of());
    }

    /** What is in force. */
    public ProgrammeTerms inForce() {
        return published(versions()).map(Version::terms).orElseGet(properties);
    }

    /** What is in force before anything was published. */
    public ProgrammeTerms properties() {
        return properties.get();
    }

    /** What an operator would write for it, with the reason left open. */
    public Draft written(ProgrammeTerms terms) {
        return edit.written(terms.because(""), false);
    }

    /**
     * Keeps a draft.
     *
     * @param seen the version that was changed; null where there was none
     */
    public EditResult<ProgrammeTerms> save(@Nullable VersionRef<ProgrammeTerms> seen, Draft draft, String actor) {
        return seen == null ? edit.add(draft, actor) : edit.change(seen, draft, actor);
    }

    /** Puts a draft in force, as long as it is the latest version. */
    public EditResult<ProgrammeTerms> publish(Version<ProgrammeTerms> draft, String actor) {
        return edit.change(draft.ref(), draft.terms(), true, actor);
    }

    /** Makes a draft of an earlier version. */
    public EditResult<ProgrammeTerms> restore(
            VersionRef<ProgrammeTerms> latest, Version<ProgrammeTerms> earlier, String reason, String actor) {
        return edit.change(latest, earlier.terms().because(reason), false, actor);
    }

    /** How settings are written and kept. */
    public SettingsKind kind() {
        return (SettingsKind) edit.kind();
    }
}
