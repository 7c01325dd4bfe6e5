package org.pointsmall.loyalty.spring;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.pointsmall.loyalty.audit.AuditTrail;
import org.pointsmall.loyalty.condition.ConditionText;
import org.pointsmall.loyalty.definition.AuditedVersions;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.Latest;
import org.pointsmall.loyalty.definition.Surroundings;
import org.pointsmall.loyalty.definition.Targets;
import org.pointsmall.loyalty.definition.Uses;
import org.pointsmall.loyalty.definition.VersionStore;
import org.pointsmall.loyalty.definition.jdbc.Versions;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.segment.ComputeSegments;
import org.pointsmall.loyalty.segment.OrderHistory;
import org.pointsmall.loyalty.segment.SegmentStore;
import org.pointsmall.loyalty.segment.SegmentTerms;
import org.pointsmall.loyalty.segment.own.ComputeOwnSegments;
import org.pointsmall.loyalty.segment.own.MatchingMembers;
import org.pointsmall.loyalty.segment.own.OwnRuns;
import org.pointsmall.loyalty.segment.own.OwnSegmentBook;
import org.pointsmall.loyalty.segment.own.OwnSegmentKind;
import org.pointsmall.loyalty.segment.own.OwnSegmentTerms;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Segments: the jobs that compute them, the merchant's own definitions, and what rules and pages ask. */
@Configuration(proxyBeanMethods = false)
class SegmentConfiguration {
    /** Some hundredths of a second of work; a job's lock lasts minutes. */
    private static final int CHUNK = 1000;

    @Bean
    ComputeSegments blLoyaltyComputeSegments(
            OrderHistory orders, SegmentStore store, SegmentTerms terms, Transactions transactions, BusinessTime time) {
        return new ComputeSegments(orders, store, terms, CHUNK, transactions, time);
    }

    @Bean
    OwnSegmentKind blLoyaltyOwnSegmentKind(ConditionText conditions, List<Uses<SegmentCode>> uses) {
        return new OwnSegmentKind(conditions, uses);
    }

    @Bean
    VersionStore<OwnSegmentTerms> blLoyaltyOwnSegmentStore(OrdersDatabase database, OwnSegmentKind kind) {
        return new Versions<>(database.dataSource(), kind);
    }

    @Bean
    Latest<OwnSegmentBook> blLoyaltyOwnSegments(VersionStore<OwnSegmentTerms> store, Transactions transactions) {
        return new Latest<>(store::revision, revision -> OwnSegmentBook.of(store.all()), transactions);
    }

    @Bean
    EditDefinitions<OwnSegmentTerms> blLoyaltyEditOwnSegments(
            OwnSegmentKind kind,
            VersionStore<OwnSegmentTerms> store,
            Supplier<Surroundings> surroundings,
            Transactions transactions,
            AuditTrail audit,
            BusinessTime time) {
        return new EditDefinitions<>(
                kind,
                new AuditedVersions<>(store, kind, audit),
                () -> withoutOwn(surroundings.get()),
                transactions,
                time);
    }

    /** No own segment asks for another one: which of them would come first? */
    private static Surroundings withoutOwn(Surroundings all) {
        Targets targets = all.targets();
        Predicate<String> measured =
                code -> OwnSegmentTerms.id(code).isEmpty() && targets.segments().test(code);
        return new Surroundings(
                all.currency(),
                all.zone(),
                new Targets(targets.catalogue(), targets.tiers(), measured),
                all.usableRate());
    }

    @Bean
    ComputeOwnSegments blLoyaltyComputeOwnSegments(
            VersionStore<OwnSegmentTerms> definitions,
            OwnRuns runs,
            MatchingMembers members,
            SegmentTerms terms,
            Transactions transactions,
            BusinessTime time) {
        return new ComputeOwnSegments(definitions, runs, members, terms, CHUNK, transactions, time);
    }
}
