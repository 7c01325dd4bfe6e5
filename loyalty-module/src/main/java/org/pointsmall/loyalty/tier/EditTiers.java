package org.pointsmall.loyalty.tier;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.audit.AuditNote;
import org.pointsmall.loyalty.audit.AuditTrail;
import org.pointsmall.loyalty.definition.AuditedVersions;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.definition.Uses;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.refusal.Invalid;
import org.pointsmall.loyalty.tier.TierSchemes.Saved;

/**
 * Changes the tiers as an operator writes them ({@link TierDraft}). A tier that is still used is not removed without a word:
 * {@code TIER_IN_RULE} and the like, one for each {@link Uses.Kind} ({@code tier}, {@code id}, {@code name}), where
 * something in force names it; {@code TIER_HAS_MEMBERS} ({@code tier}, {@code members}) where members are in it, unless the draft says in
 * {@value TierDraft#MOVE_MEMBERS} that they are to be looked at again.
 */
public final class EditTiers {
    private static final String FIELD = "tiers";

    private final TierSchemes schemes;
    private final Supplier<Currency> currency;
    private final List<Uses<TierCode>> uses;
    private final AuditTrail audit;

    /**
     * @param currency the programme's, which amounts are in
     * @param uses who names tiers
     */
    public EditTiers(TierSchemes schemes, Supplier<Currency> currency, List<Uses<TierCode>> uses) {
        this(schemes, currency, uses, AuditTrail.NONE);
    }

    /** @param audit where it is written down who has changed what */
    EditTiers(TierSchemes schemes, Supplier<Currency> currency, List<Uses<TierCode>> uses, AuditTrail audit) {
        this.audit = audit;
        this.schemes = schemes;
        this.currency = currency;
        this.uses = List.copyOf(uses);
    }

    /**
     * What a draft would put in force.
     *
     * @param scheme harmless where something is wrong
     * @param wrong what keeps it from being saved, beside that another may have been saved meanwhile
     */
    public record Proposed(TierScheme scheme, List<Invalid> wrong) {
        public Proposed {
            wrong = List.copyOf(wrong);
        }
    }

    /** Looks at a draft and saves nothing. */
    public Proposed propose(long edited, Draft draft) {
        ReadScheme read = new ReadScheme(draft, currency.get());
        List<Invalid> wrong = read.wrong(schemes.wrong(read.scheme()));
        if (wrong.isEmpty()) {
            wrong = removed(edited, read.scheme()).stream()
                    .flatMap(tier -> wrongToRemove(tier, read.movesMembers()).stream())
                    .toList();
        }
        return new Proposed(read.scheme(), wrong);
    }

    /** Puts a scheme in force, or refuses it with all that is wrong, as {@link TierSchemes#save} does. */
    public Saved save(long edited, Draft draft, String actor) {
        Proposed proposed = propose(edited, draft);
        return proposed.wrong().isEmpty()
                ? schemes.save(edited, proposed.scheme(), actor, this::note)
                : new Saved.Refused(proposed.wrong());
    }

    private void note(@Nullable TierScheme before, TierScheme after, String actor) {
        audit.note(new AuditNote(
                actor,
                before == null ? AuditNote.ADDED : AuditNote.CHANGED,
                "TIERS",
                "",
                "",
                AuditedVersions.changes(before == null ? Draft.EMPTY : TierDraft.of(before), TierDraft.of(after)),
                ""));
    }

    /** Those of the scheme in force that this one has not; of a scheme that is no longer in force, saving tells. */
    private List<TierCode> removed(long edited, TierScheme scheme) {
        TierSchemes.@Nullable Revision inForce = schemes.inForce();
        if (inForce == null || inForce.number() != edited) {
            return List.of();
        }
        return inForce.scheme().tiers().stream()
                .map(Tier::code)
                .filter(code -> scheme.tier(code).isEmpty())
                .toList();
    }

    private List<Invalid> wrongToRemove(TierCode tier, boolean moveMembers) {
        List<Invalid> wrong = new ArrayList<>();
        uses.stream()
                .flatMap(by -> by.of(tier).stream())
                .forEach(use -> wrong.add(Invalid.of(FIELD, "TIER_IN_" + use.kind())
                        .with("tier", tier.value())
                        .with("id", Long.toString(use.id()))
                        .with("name", use.name())));
        long members = moveMembers ? 0 : schemes.members(tier);
        if (members > 0) {
            wrong.add(Invalid.of(FIELD, "TIER_HAS_MEMBERS")
                    .with("tier", tier.value())
                    .with("members", members));
        }
        return wrong;
    }
}
