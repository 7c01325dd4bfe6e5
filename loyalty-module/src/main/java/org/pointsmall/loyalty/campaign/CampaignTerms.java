package org.pointsmall.loyalty.campaign;

import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.definition.Audience;
import org.pointsmall.loyalty.definition.Scope;
import org.pointsmall.loyalty.definition.Window;

/**
 * What a campaign says; a value, of which {@link CampaignKind} tells whether it can be saved.
 *
 * @param name what shoppers read as the reason for a price
 * @param chineseName what those read who read Chinese; null where the name is for them, too
 * @param priority of campaigns that are equally good for a member, the one with the lowest is the reason; two with the
 *     same priority and the same kind of effect must not apply to the same at the same time
 * @param scope what it is about
 * @param audience whom it is for
 * @param window when it applies
 * @param effect what it does
 */
public record CampaignTerms(
        String name,
        @Nullable String chineseName,
        int priority,
        Scope scope,
        Audience audience,
        Window window,
        CampaignEffect effect) {

    /** Of one name for everybody. */
    public CampaignTerms(
            String name, int priority, Scope scope, Audience audience, Window window, CampaignEffect effect) {
        this(name, null, priority, scope, audience, window, effect);
    }

    /** The same at other times. */
    public CampaignTerms at(Window other) {
        return new CampaignTerms(name, chineseName, priority, scope, audience, other, effect);
    }

    /** Whether it can't be told which of the two is the reason for a price. */
    boolean conflictsWith(CampaignTerms other) {
        return priority == other.priority
                && effect.kind() == other.effect.kind()
                && scope.overlaps(other.scope)
                && audience.overlaps(other.audience)
                && window.overlaps(other.window);
    }
}
