package org.pointsmall.loyalty.spring;

import org.pointsmall.loyalty.request.CarryOutOnce;
import org.pointsmall.loyalty.request.ForgetRequests;
import org.pointsmall.loyalty.request.KeepPace;
import org.pointsmall.loyalty.request.PaceStore;
import org.pointsmall.loyalty.request.RequestKeyStore;
import org.pointsmall.loyalty.request.jdbc.RequestTables;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Requests by name and by number. */
@Configuration(proxyBeanMethods = false)
class RequestConfiguration {

    @Bean
    RequestKeyStore blLoyaltyRequestKeys(OrdersDatabase database, Transactions transactions) {
        return RequestTables.keys(database.dataSource(), transactions);
    }

    @Bean
    PaceStore blLoyaltyPaces(OrdersDatabase database, Transactions transactions) {
        return RequestTables.paces(database.dataSource(), transactions);
    }

    @Bean
    CarryOutOnce blLoyaltyCarryOutOnce(RequestKeyStore keys, Transactions transactions, BusinessTime time) {
        return new CarryOutOnce(keys, transactions, time);
    }

    @Bean
    KeepPace blLoyaltyKeepPace(PaceStore paces, BusinessTime time) {
        return new KeepPace(paces, time);
    }

    @Bean
    ForgetRequests blLoyaltyForgetRequests(RequestKeyStore keys, PaceStore paces, BusinessTime time) {
        return new ForgetRequests(keys, paces, time);
    }
}
