package org.pointsmall.loyalty.api.recommendation;

import org.pointsmall.loyalty.catalogue.Catalogue;
import org.pointsmall.loyalty.member.CurrentMember;
import org.pointsmall.loyalty.recommendation.Preferences;
import org.pointsmall.loyalty.recommendation.Recommend;
import org.pointsmall.loyalty.recommendation.TakeFeedback;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Brings {@code /recommendations} and {@code /me/preferences}. */
@Configuration(proxyBeanMethods = false)
public class RecommendationApi {

    @Bean
    RecommendationsController blLoyaltyRecommendationsController(
            CurrentMember currentMember,
            Recommend recommend,
            TakeFeedback feedback,
            Catalogue catalogue,
            BusinessTime time) {
        return new RecommendationsController(currentMember, recommend, feedback, catalogue, time);
    }

    @Bean
    PreferencesController blLoyaltyPreferencesController(CurrentMember currentMember, Preferences preferences) {
        return new PreferencesController(currentMember, preferences);
    }
}
