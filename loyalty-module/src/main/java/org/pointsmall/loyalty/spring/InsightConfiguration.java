package org.pointsmall.loyalty.spring;

import java.util.Objects;
import java.util.stream.Collectors;
import org.pointsmall.loyalty.insight.MallReport;
import org.pointsmall.loyalty.insight.OfferFigures;
import org.pointsmall.loyalty.insight.OrderedPieces;
import org.pointsmall.loyalty.insight.PriceMix;
import org.pointsmall.loyalty.insight.dashboard.Dashboard;
import org.pointsmall.loyalty.insight.dashboard.EntryReads;
import org.pointsmall.loyalty.insight.dashboard.FigureReads;
import org.pointsmall.loyalty.insight.dashboard.MallReads;
import org.pointsmall.loyalty.insight.dashboard.MissedGoals;
import org.pointsmall.loyalty.insight.dashboard.OrdersBehind;
import org.pointsmall.loyalty.insight.dashboard.RewardFigures;
import org.pointsmall.loyalty.insight.dashboard.WatchGoals;
import org.pointsmall.loyalty.insight.dashboard.jdbc.JdbcEntryReads;
import org.pointsmall.loyalty.insight.dashboard.jdbc.JdbcFigureReads;
import org.pointsmall.loyalty.insight.dashboard.jdbc.JdbcMallReads;
import org.pointsmall.loyalty.insight.dashboard.jdbc.JdbcMissedGoals;
import org.pointsmall.loyalty.insight.figure.FigureBook;
import org.pointsmall.loyalty.insight.figure.FigureCounting;
import org.pointsmall.loyalty.insight.jdbc.JdbcOfferFigures;
import org.pointsmall.loyalty.insight.roster.MemberReads;
import org.pointsmall.loyalty.insight.roster.jdbc.JdbcMemberReads;
import org.pointsmall.loyalty.mall.MallOffer;
import org.pointsmall.loyalty.mall.OfferStore;
import org.pointsmall.loyalty.stock.Stock;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What merchants ask of the mall and of the programme. */
@Configuration(proxyBeanMethods = false)
@Parts(
        value = {Dashboard.class, OrdersBehind.class, WatchGoals.class},
        faces = FigureCounting.class)
class InsightConfiguration {

    @Bean
    OfferFigures blLoyaltyOfferFigures(OrdersDatabase database, OrderedPieces ordered) {
        return new JdbcOfferFigures(database.dataSource(), ordered);
    }

    @Bean
    FigureReads blLoyaltyFigureReads(OrdersDatabase database) {
        return new JdbcFigureReads(database.dataSource());
    }

    @Bean
    EntryReads blLoyaltyEntryReads(OrdersDatabase database, FigureBook book, BusinessTime time) {
        return new JdbcEntryReads(database.dataSource(), book, time);
    }

    @Bean
    MemberReads blLoyaltyMemberReads(OrdersDatabase database, BusinessTime time) {
        return new JdbcMemberReads(database.dataSource(), time);
    }

    @Bean
    MissedGoals blLoyaltyMissedGoals(OrdersDatabase database) {
        return new JdbcMissedGoals(database.dataSource());
    }

    @Bean
    MallReads blLoyaltyMallReads(OrdersDatabase database) {
        return new JdbcMallReads(database.dataSource());
    }

    @Bean
    RewardFigures.Costs blLoyaltyRewardCosts(OfferStore offers) {
        return ids -> offers.offers(ids).stream()
                .filter(offer -> offer.terms().price().cost() != null)
                .collect(Collectors.toMap(
                        MallOffer::id,
                        offer -> Objects.requireNonNull(offer.terms().price().cost())));
    }

    @Bean
    MallReport blLoyaltyMallReport(
            OfferStore offers,
            Stock stock,
            OfferFigures figures,
            Environment environment,
            Transactions transactions,
            BusinessTime time) {
        LoyaltyProperties.Mall mall = LoyaltyProperties.from(environment).mall();
        PriceMix mix = PriceMix.of(mall.everydayMost(), mall.rareLeast(), mall.mix());
        return new MallReport(offers, stock, figures, mix, transactions, time);
    }
}
