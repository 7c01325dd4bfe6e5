package org.pointsmall.loyalty.admin.recommendation;

import org.pointsmall.loyalty.admin.page.AdminPage;
import org.pointsmall.loyalty.admin.page.AdminRights;
import org.pointsmall.loyalty.recommendation.RecommendationRates;
import org.pointsmall.loyalty.recommendation.taste.RankingNews;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the section together. */
@Configuration(proxyBeanMethods = false)
public class RatePages {

    @Bean
    RatesController blLoyaltyRatesController(
            AdminRights rights, AdminPage pages, RecommendationRates rates, RankingNews ranking, BusinessTime time) {
        return new RatesController(rights, pages, rates, ranking, time);
    }
}
