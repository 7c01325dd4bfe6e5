package org.pointsmall.loyalty.campaign;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.pointsmall.loyalty.definition.VersionRef;

/** A campaign in force, at one version. */
public record Campaign(VersionRef<CampaignTerms> ref, CampaignTerms terms) {
    /** Which one is named first, of those that are equally good. */
    static final Comparator<Campaign> ORDER = Comparator.comparingInt(
                    (Campaign campaign) -> campaign.terms().priority())
            .thenComparing(campaign -> campaign.ref().id());

    /** Whether it applies to this shopper now; the window is looked at first, for it asks nobody. */
    boolean applies(Shopper shopper, Instant at) {
        return terms.window().contains(at) && terms.audience().includes(shopper);
    }

    /** What it is known by, and what of the shopper made it apply. */
    Map<String, String> operands(Shopper shopper) {
        Map<String, String> operands = new TreeMap<>();
        operands.put("campaign", Long.toString(ref.id()));
        operands.put("version", Integer.toString(ref.version()));
        operands.put("name", terms.name());
        if (terms.chineseName() != null) {
            operands.put("chinese", terms.chineseName());
        }
        if (!terms.audience().tiers().isEmpty()) {
            shopper.tier().ifPresent(tier -> operands.put("tier", tier.code().value()));
        }
        if (!terms.audience().segments().isEmpty()) {
            operands.put(
                    "segments",
                    shopper.segments().stream()
                            .filter(terms.audience().segments()::contains)
                            .map(Object::toString)
                            .collect(Collectors.toCollection(TreeSet::new))
                            .stream()
                            .collect(Collectors.joining(", ")));
        }
        return operands;
    }
}
