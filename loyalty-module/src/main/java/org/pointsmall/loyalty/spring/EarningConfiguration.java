package org.pointsmall.loyalty.spring;

import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.pointsmall.loyalty.audit.AuditTrail;
import org.pointsmall.loyalty.catalogue.Catalogue;
import org.pointsmall.loyalty.condition.ConditionText;
import org.pointsmall.loyalty.condition.jdbc.ConditionJson;
import org.pointsmall.loyalty.definition.AuditedVersions;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.FollowDefinitions;
import org.pointsmall.loyalty.definition.Followed;
import org.pointsmall.loyalty.definition.Latest;
import org.pointsmall.loyalty.definition.Surroundings;
import org.pointsmall.loyalty.definition.Targets;
import org.pointsmall.loyalty.definition.Uses;
import org.pointsmall.loyalty.definition.VersionStore;
import org.pointsmall.loyalty.definition.jdbc.Versions;
import org.pointsmall.loyalty.earning.Budgets;
import org.pointsmall.loyalty.earning.EarnPoints;
import org.pointsmall.loyalty.earning.LimitCounts;
import org.pointsmall.loyalty.earning.RuleBook;
import org.pointsmall.loyalty.earning.RuleKind;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.pointsmall.loyalty.earning.RulesForShopper;
import org.pointsmall.loyalty.earning.jdbc.JdbcLimitCounts;
import org.pointsmall.loyalty.ledger.LedgerFollower;
import org.pointsmall.loyalty.ledger.LedgerStore;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.segment.MemberSegments;
import org.pointsmall.loyalty.segment.NamedSegment;
import org.pointsmall.loyalty.segment.jdbc.SegmentTables;
import org.pointsmall.loyalty.segment.own.OwnSegmentBook;
import org.pointsmall.loyalty.tier.TierSchemes;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What purchases earn, and by which rules. */
@Configuration(proxyBeanMethods = false)
@Parts({RuleKind.class, RulesForShopper.class, EarnPoints.class})
class EarningConfiguration {

    @Bean
    VersionStore<RuleTerms> blLoyaltyRuleStore(OrdersDatabase database, RuleKind rules) {
        return new Versions<>(database.dataSource(), rules);
    }

    @Bean
    Budgets blLoyaltyBudgets(Latest<RuleBook> rules, LimitCounts counts, Transactions transactions, BusinessTime time) {
        return new Budgets(rules::book, counts, transactions, time);
    }

    @Bean
    Latest<RuleBook> blLoyaltyRulesInForce(VersionStore<RuleTerms> store, Transactions transactions) {
        return Latest.inForce(store, RuleBook::of, transactions);
    }

    @Bean
    SmartLifecycle blLoyaltyFollowDefinitions(List<Followed> all) {
        FollowDefinitions follow = new FollowDefinitions(all);
        return new WithContext(true, follow::start, follow::stop, follow::isRunning);
    }

    @Bean
    Targets blLoyaltyTargets(
            Catalogue catalogue, TierSchemes schemes, MemberSegments segments, Latest<OwnSegmentBook> own) {
        return new Targets(
                catalogue,
                code -> Optional.ofNullable(schemes.inForce())
                        .flatMap(revision -> revision.scheme().tier(new TierCode(code)))
                        .isPresent(),
                knownSegments(segments).or(code -> own.book().has(code)));
    }

    /** The programme as operators write for it. */
    @Bean
    Supplier<Surroundings> blLoyaltySurroundings(
            Supplier<Currency> currency, Latest<SettingsOverTime> settings, Targets targets, BusinessTime time) {
        return () -> new Surroundings(currency.get(), time.zone(), targets, rate -> settings.book()
                .now()
                .offset()
                .fits(rate, currency.get()));
    }

    /** A store that names segments of its own knows which there are; we do not. */
    private static Predicate<String> knownSegments(MemberSegments segments) {
        Set<String> ours = Arrays.stream(NamedSegment.values())
                .map(segment -> segment.code().value())
                .collect(Collectors.toSet());
        return SegmentTables.areOurs(segments) ? ours::contains : any -> true;
    }

    @Bean
    Uses<TierCode> blLoyaltyRulesWithTiers(RuleKind rules, VersionStore<RuleTerms> store, Transactions transactions) {
        return Uses.inForce(Uses.Kind.RULE, rules, store, RuleTerms::names, transactions);
    }

    @Bean
    Uses<SegmentCode> blLoyaltyRulesWithSegments(
            RuleKind rules, VersionStore<RuleTerms> store, Transactions transactions) {
        return Uses.inForce(Uses.Kind.RULE, rules, store, RuleTerms::names, transactions);
    }

    /** How forms and files write conditions. */
    @Bean
    ConditionText blLoyaltyConditionText() {
        return ConditionJson.TEXT;
    }

    @Bean
    EditDefinitions<RuleTerms> blLoyaltyEditRules(
            RuleKind rules,
            VersionStore<RuleTerms> store,
            Supplier<Surroundings> surroundings,
            Transactions transactions,
            AuditTrail audit,
            BusinessTime time) {
        return new EditDefinitions<>(
                rules, new AuditedVersions<>(store, rules, audit), surroundings, transactions, time);
    }

    @Bean
    LimitCounts blLoyaltyLimitCounts(OrdersDatabase database, Transactions transactions) {
        return new JdbcLimitCounts(database.dataSource(), transactions);
    }

    @Bean
    LedgerFollower blLoyaltyGiveRoomBack(LimitCounts counts, LedgerStore ledger) {
        return counts.givingRoomBack(ledger);
    }

    @Bean
    LedgerFollower blLoyaltyFollowMerges(LimitCounts counts) {
        return counts.followingMerges();
    }
}
