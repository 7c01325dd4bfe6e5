package org.pointsmall.loyalty.spring;

import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.pointsmall.loyalty.audit.AuditTrail;
import org.pointsmall.loyalty.definition.AuditedVersions;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.Latest;
import org.pointsmall.loyalty.definition.Surroundings;
import org.pointsmall.loyalty.definition.Uses;
import org.pointsmall.loyalty.definition.VersionStore;
import org.pointsmall.loyalty.definition.jdbc.Versions;
import org.pointsmall.loyalty.mall.MallOffer;
import org.pointsmall.loyalty.mall.OfferStore;
import org.pointsmall.loyalty.mall.ZoneBook;
import org.pointsmall.loyalty.mall.ZoneKind;
import org.pointsmall.loyalty.mall.ZoneTerms;
import org.pointsmall.loyalty.mall.Zones;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The mall's zones: how they are changed, and which are in force. */
@Configuration(proxyBeanMethods = false)
class ZoneConfiguration {

    @Bean
    ZoneKind blLoyaltyZoneKind(OfferStore offers) {
        return new ZoneKind(
                ids -> offers.offers(ids).stream().map(MallOffer::id).collect(Collectors.toSet()));
    }

    @Bean
    VersionStore<ZoneTerms> blLoyaltyZoneStore(OrdersDatabase database, ZoneKind kind) {
        return new Versions<>(database.dataSource(), kind);
    }

    @Bean
    Latest<ZoneBook> blLoyaltyZonesInForce(VersionStore<ZoneTerms> store, Transactions transactions) {
        return Latest.inForce(store, (revision, zones) -> ZoneBook.of(zones), transactions);
    }

    @Bean
    Zones blLoyaltyDefinedZones(Latest<ZoneBook> inForce, VersionStore<ZoneTerms> store) {
        return Zones.of(inForce, store);
    }

    @Bean
    EditDefinitions<ZoneTerms> blLoyaltyEditZones(
            ZoneKind kind,
            VersionStore<ZoneTerms> store,
            Supplier<Surroundings> surroundings,
            Transactions transactions,
            AuditTrail audit,
            BusinessTime time) {
        return new EditDefinitions<>(kind, new AuditedVersions<>(store, kind, audit), surroundings, transactions, time);
    }

    @Bean
    Uses<TierCode> blLoyaltyZonesWithTiers(ZoneKind kind, VersionStore<ZoneTerms> store, Transactions transactions) {
        return Uses.inForce(Uses.Kind.ZONE, kind, store, (zone, tier) -> zone.names(tier), transactions);
    }

    @Bean
    Uses<SegmentCode> blLoyaltyZonesWithSegments(
            ZoneKind kind, VersionStore<ZoneTerms> store, Transactions transactions) {
        return Uses.inForce(
                Uses.Kind.ZONE,
                kind,
                store,
                (zone, segment) -> zone.audience().segments().contains(segment),
                transactions);
    }
}
