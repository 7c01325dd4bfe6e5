package org.pointsmall.loyalty.spring;

import java.util.Currency;
import java.util.function.Supplier;
import org.pointsmall.loyalty.aftersale.ReturnTerms;
import org.pointsmall.loyalty.campaign.MemberRates;
import org.pointsmall.loyalty.definition.Latest;
import org.pointsmall.loyalty.earning.RuleBook;
import org.pointsmall.loyalty.purchase.StoreSettings;
import org.pointsmall.loyalty.recommendation.RecommendationTerms;
import org.pointsmall.loyalty.segment.SegmentTerms;
import org.pointsmall.loyalty.time.BusinessTime;
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
    LoyaltyTerms blLoyaltyTerms(
            LoyaltySettings settings,
            Supplier<Currency> currency,
            Latest<RuleBook> rules,
            MemberRates rates,
            BusinessTime time) {
        return new LoyaltyTerms(settings, currency, rules, rates, time);
    }

    @Bean
    @ConditionalOnMissingBean(ReturnTerms.class)
    ReturnTerms blLoyaltyReturnTerms(LoyaltyProperties properties) {
        return ReturnSettings.of(properties.returns());
    }

    @Bean
    @ConditionalOnMissingBean(SegmentTerms.class)
    SegmentTerms blLoyaltySegmentTerms(LoyaltyProperties properties, Supplier<Currency> currency) {
        return SegmentSettings.of(properties.segment()).in(currency);
    }

    @Bean
    @ConditionalOnMissingBean(RecommendationTerms.class)
    RecommendationTerms blLoyaltyRecommendationTerms(LoyaltyProperties properties) {
        return RecommendationSettings.of(properties.recommendation());
    }

    @Bean
    JobSettings blLoyaltyJobSettings(LoyaltyProperties properties, Environment environment, BeanFactory beans) {
        return JobSettings.of(properties, StoreFlavour.isAdmin(environment, beans));
    }
}
