package org.pointsmall.loyalty.spring;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.Currency;
import java.util.Optional;
import java.util.function.Supplier;
import org.pointsmall.loyalty.aftersale.ReturnPolicy;
import org.pointsmall.loyalty.aftersale.ReturnTerms;
import org.pointsmall.loyalty.audit.AuditTrail;
import org.pointsmall.loyalty.campaign.MemberRates;
import org.pointsmall.loyalty.definition.AuditedVersions;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.Latest;
import org.pointsmall.loyalty.definition.Surroundings;
import org.pointsmall.loyalty.definition.VersionStore;
import org.pointsmall.loyalty.definition.jdbc.Versions;
import org.pointsmall.loyalty.earning.RuleBook;
import org.pointsmall.loyalty.purchase.StoreSettings;
import org.pointsmall.loyalty.segment.SegmentTerms;
import org.pointsmall.loyalty.settings.ProgrammeSettings;
import org.pointsmall.loyalty.settings.ProgrammeTerms;
import org.pointsmall.loyalty.settings.SettingsKind;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The settings of all features, and the terms that follow from them. */
@Configuration(proxyBeanMethods = false)
class SettingsConfiguration {

    @Bean
    static UnknownProperties blLoyaltyUnknownProperties(Environment environment) {
        return new UnknownProperties(environment);
    }

    @Bean
    LoyaltyProperties blLoyaltyProperties(Environment environment) {
        return LoyaltyProperties.from(environment);
    }

    @Bean
    LoyaltySettings blLoyaltySettings(LoyaltyProperties properties) {
        return LoyaltySettings.of(properties);
    }

    @Bean
    StoreSettings blLoyaltyStoreSettings(LoyaltyProperties properties) {
        return new StoreSettings(properties.currency(), properties.member().birthdayAttribute());
    }

    @Bean
    SettingsKind blLoyaltySettingsKind(BusinessTime time) {
        return new SettingsKind(() -> time.now().atZone(time.zone()).toLocalDate());
    }

    @Bean
    VersionStore<ProgrammeTerms> blLoyaltySettingsStore(OrdersDatabase database, SettingsKind settings) {
        return new Versions<>(database.dataSource(), settings);
    }

    /** The properties' until operators have published others. */
    @Bean
    Latest<SettingsOverTime> blLoyaltySettingsInForce(
            VersionStore<ProgrammeTerms> store, LoyaltySettings properties, Transactions transactions) {
        return new Latest<>(
                store::revision,
                revision -> SettingsOverTime.of(properties, ProgrammeSettings.everPublished(store)),
                transactions);
    }

    @Bean
    ProgrammeSettings blLoyaltyProgrammeSettings(
            SettingsKind kind,
            VersionStore<ProgrammeTerms> store,
            LoyaltySettings properties,
            Supplier<Currency> currency,
            Supplier<Surroundings> surroundings,
            Transactions transactions,
            AuditTrail audit,
            BusinessTime time) {
        return new ProgrammeSettings(
                new EditDefinitions<>(
                        kind,
                        new AuditedVersions<>(store, kind, audit, () -> Optional.of(properties.terms(currency.get()))),
                        surroundings,
                        transactions,
                        time),
                () -> properties.terms(currency.get()));
    }

    @Bean
    LoyaltyTerms blLoyaltyTerms(
            Latest<SettingsOverTime> settings,
            Supplier<Currency> currency,
            Latest<RuleBook> rules,
            MemberRates rates,
            BusinessTime time) {
        return new LoyaltyTerms(settings, currency, rules, rates, time);
    }

    @Bean
    @ConditionalOnMissingBean(ReturnTerms.class)
    ReturnTerms blLoyaltyReturnTerms(Latest<SettingsOverTime> settings, LoyaltyProperties properties) {
        Duration cashLasting = properties.returns().cashTimeOut();
        return new ReturnTerms() {
            @Override
            public ReturnPolicy returns(Instant placedAt) {
                return settings.book().at(placedAt).returns();
            }

            @Override
            public Duration cashLasting() {
                return cashLasting;
            }
        };
    }

    @Bean
    @ConditionalOnMissingBean(SegmentTerms.class)
    SegmentTerms blLoyaltySegmentTerms(Latest<SettingsOverTime> settings, Supplier<Currency> currency) {
        return new SegmentTerms() {
            @Override
            public Period lookBack() {
                return settings.book().now().segments().lookBack();
            }

            @Override
            public int everyDays() {
                return settings.book().now().segments().everyDays();
            }

            @Override
            public Currency currency() {
                return currency.get();
            }
        };
    }

    @Bean
    JobSettings blLoyaltyJobSettings(LoyaltyProperties properties, Environment environment, BeanFactory beans) {
        return JobSettings.of(properties, StoreFlavour.isAdmin(environment, beans));
    }
}
