package org.pointsmall.loyalty.earning;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.pointsmall.loyalty.catalogue.CategoryId;
import org.pointsmall.loyalty.catalogue.ProductId;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.member.TierCode;

/**
 * All rules that are in force, to be asked for those that apply to a purchase. They are found by what they are about:
 * first by products, or else by categories, segments, tiers, stores or channels, so that of a thousand rules only those
 * are looked at that name something of this purchase, or nothing at all.
 */
public final class RuleBook {
    /** Without a rule: all that is paid earns by the programme's rate. */
    public static final RuleBook EMPTY = new RuleBook(0, List.of());

    /** Without a rule, for who asks for products' categories himself. */
    public static final RuleBook ASKING_FOR_CATEGORIES = new RuleBook(0, List.of(), true);

    private final long revision;
    private final boolean asksForCatalogue;
    private final Map<ProductId, List<EarningRule>> byProduct = new HashMap<>();
    private final Map<CategoryId, List<EarningRule>> byCategory = new HashMap<>();
    private final Map<SegmentCode, List<EarningRule>> bySegment = new HashMap<>();
    private final Map<TierCode, List<EarningRule>> byTier = new HashMap<>();
    private final Map<String, List<EarningRule>> byStore = new HashMap<>();
    private final Map<String, List<EarningRule>> byChannel = new HashMap<>();
    private final List<EarningRule> all;
    private final List<EarningRule> general = new ArrayList<>();

    /** @param revision which state of all rules this is; it grows with each change */
    public RuleBook(long revision, Collection<EarningRule> rules) {
        this(revision, rules, rules.stream().map(EarningRule::terms).anyMatch(RuleTerms::asksForCatalogue));
    }

    private RuleBook(long revision, Collection<EarningRule> rules, boolean asksForCatalogue) {
        this.revision = revision;
        this.asksForCatalogue = asksForCatalogue;
        all = rules.stream().sorted(EarningRule.ORDER).toList();
        rules.forEach(this::add);
    }

    /** Of those that are in force. */
    public static RuleBook of(long revision, List<Version<RuleTerms>> inForce) {
        return new RuleBook(
                revision,
                inForce.stream()
                        .map(version -> new EarningRule(version.ref(), version.terms()))
                        .toList());
    }

    /** All of them, in their order. */
    public List<EarningRule> rules() {
        return all;
    }

    public long revision() {
        return revision;
    }

    /** Whether a rule asks for categories of products, or for their first days on sale. */
    public boolean asksForCatalogue() {
        return asksForCatalogue;
    }

    private void add(EarningRule rule) {
        if (!rule.terms().scope().products().isEmpty()) {
            add(byProduct, rule.terms().scope().products(), rule);
        } else if (!rule.terms().scope().categories().isEmpty()) {
            add(byCategory, rule.terms().scope().categories(), rule);
        } else if (!rule.terms().audience().segments().isEmpty()) {
            add(bySegment, rule.terms().audience().segments(), rule);
        } else if (!rule.terms().audience().tiers().isEmpty()) {
            add(byTier, rule.terms().audience().tiers(), rule);
        } else if (!rule.terms().scope().stores().isEmpty()) {
            add(byStore, rule.terms().scope().stores(), rule);
        } else if (!rule.terms().scope().channels().isEmpty()) {
            add(byChannel, rule.terms().scope().channels(), rule);
        } else {
            general.add(rule);
        }
    }

    private static <K> void add(Map<K, List<EarningRule>> index, Set<K> keys, EarningRule rule) {
        keys.forEach(
                key -> index.computeIfAbsent(key, none -> new ArrayList<>()).add(rule));
    }

    /** The rules that apply to the purchase, in their order; each covers some of its lines, or may cover none. */
    List<EarningRule> applying(EarningContext context) {
        Set<EarningRule> candidates = new TreeSet<>(EarningRule.ORDER);
        candidates.addAll(general);
        for (ProductFacts product : context.products().values()) {
            find(byProduct, product.id(), candidates);
            product.categories().forEach(category -> find(byCategory, category, candidates));
        }
        if (!bySegment.isEmpty()) {
            context.buyer().segments().forEach(segment -> find(bySegment, segment, candidates));
        }
        if (!byTier.isEmpty()) {
            context.buyer().tier().ifPresent(tier -> find(byTier, tier.code(), candidates));
        }
        context.store().ifPresent(store -> find(byStore, store, candidates));
        context.channel().ifPresent(channel -> find(byChannel, channel, candidates));
        return candidates.stream().filter(rule -> rule.applies(context)).toList();
    }

    private static <K> void find(Map<K, List<EarningRule>> index, K key, Set<EarningRule> found) {
        List<EarningRule> rules = index.get(key);
        if (rules != null) {
            found.addAll(rules);
        }
    }
}
