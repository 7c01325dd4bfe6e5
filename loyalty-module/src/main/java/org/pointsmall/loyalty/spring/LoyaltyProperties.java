package org.pointsmall.loyalty.spring;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.aftersale.ReturnPolicy;
import org.pointsmall.loyalty.ledger.ClawbackPolicy;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.core.env.Environment;

/**
 * The properties {@code loyalty.*} as a store writes them, before anything is made of them. What each means stands in
 * {@code META-INF/spring-configuration-metadata.json}; {@code SettingsMetadataTest} holds the two together.
 */
record LoyaltyProperties(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("webDS") String dataSource,
        @DefaultValue("false") boolean storeIndexes,
        @Nullable Currency currency,
        @Nullable ZoneId zone,
        @DefaultValue("never") String expiry,
        @DefaultValue("REVOKE_TO_ZERO") ClawbackPolicy clawback,
        @DefaultValue Earning earning,
        @DefaultValue Offset offset,
        @DefaultValue Hold hold,
        @DefaultValue @Name("return") Returns returns,
        @DefaultValue Match match,
        @DefaultValue Member member,
        @DefaultValue Conditions conditions,
        @DefaultValue Segment segment,
        @DefaultValue Reward reward,
        @DefaultValue Mall mall,
        @DefaultValue Recommendation recommendation,
        @DefaultValue Jobs jobs,
        @DefaultValue Map<String, Job> job) {
    static final String PREFIX = "loyalty";

    record Earning(
            @DefaultValue("1") long points,
            @DefaultValue("1.00") BigDecimal money,
            @DefaultValue("0s") Duration pending) {}

    record Offset(
            @DefaultValue("100") long points,
            @DefaultValue("1.00") BigDecimal money,
            @DefaultValue("1") long minimum,
            @DefaultValue("1") long step,
            @Nullable Long maximum,
            @DefaultValue("100%") String share,
            @DefaultValue("0") BigDecimal minimumCash,
            @DefaultValue("false") boolean onShipping,
            @DefaultValue("false") boolean onTax) {}

    /** @param reach and {@code reachPlaces} in per cent */
    record Recommendation(
            @DefaultValue("4") int mostOfCategory,
            @DefaultValue("1") int mostOfFamily,
            @DefaultValue("20") int reach,
            @DefaultValue("100") long reachLeast,
            @DefaultValue("25") int reachPlaces) {}

    record Reward(@Nullable String codeKey) {}

    /** Of what is everyday, quality and rare in the merchant's report. */
    record Mall(
            @DefaultValue("1000") long everydayMost,
            @DefaultValue("5000") long rareLeast,
            @DefaultValue("60/30/10") String mix) {}

    record Hold(@DefaultValue("15m") Duration timeOut) {}

    record Returns(
            @DefaultValue("BOTH") ReturnPolicy.Refund refund,
            @DefaultValue("WITH_LAST") ReturnPolicy.Shipping shipping,
            @DefaultValue("true") boolean tax,
            @DefaultValue("30d") Duration grace,
            @DefaultValue("5m") Duration cashTimeOut) {}

    record Match(@DefaultValue("30d") Duration lookBack) {}

    record Member(@DefaultValue("birthday") String birthdayAttribute) {}

    /** Asked for in the admin, whose forms offer them. */
    record Conditions(@DefaultValue List<String> orderAttributes, @DefaultValue List<String> memberAttributes) {}

    record Segment(@DefaultValue("P24M") Period lookBack, @DefaultValue("1") int everyDays) {}

    /** @param enabled null for what suits the process */
    record Jobs(@Nullable Boolean enabled, @DefaultValue("2m") Duration lock) {}

    /** @param interval null for the job's own */
    record Job(@Nullable Duration interval) {}

    static LoyaltyProperties from(Environment environment) {
        return Binder.get(environment).bindOrCreate(PREFIX, LoyaltyProperties.class);
    }
}
