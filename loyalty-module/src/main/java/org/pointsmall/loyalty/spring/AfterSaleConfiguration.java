package org.pointsmall.loyalty.spring;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pointsmall.loyalty.aftersale.AfterSale;
import org.pointsmall.loyalty.aftersale.CashDesk;
import org.pointsmall.loyalty.aftersale.GoodsBack;
import org.pointsmall.loyalty.aftersale.ReturnTerms;
import org.pointsmall.loyalty.aftersale.Returns;
import org.pointsmall.loyalty.aftersale.SoldOrders;
import org.pointsmall.loyalty.aftersale.jdbc.JdbcReturns;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LedgerStore;
import org.pointsmall.loyalty.mall.CartOffers;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.purchase.OrderChanges;
import org.pointsmall.loyalty.redemption.RedemptionTerms;
import org.pointsmall.loyalty.redemption.ReturnPoints;
import org.pointsmall.loyalty.redemption.SettleCheckout;
import org.pointsmall.loyalty.reward.UseReward;
import org.pointsmall.loyalty.reward.delivery.RewardDeliveries;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Cancelling and taking back: the service that an order management calls, and its job. */
@Configuration(proxyBeanMethods = false)
class AfterSaleConfiguration {

    @Bean
    Returns blLoyaltyReturns(OrdersDatabase database) {
        return new JdbcReturns(database.dataSource());
    }

    @Bean
    AfterSale.Programme blLoyaltyAfterSaleProgramme(
            Ledger ledger,
            LedgerStore store,
            SettleCheckout settleCheckout,
            ReturnPoints returnPoints,
            CartOffers cartOffers,
            UseReward using,
            RewardDeliveries deliveries,
            OrderChanges changes,
            RedemptionTerms redemption,
            ReturnTerms terms) {
        GoodsBack goodsBack = new GoodsBack() {
            @Override
            public void cameBack(Cart order, Map<Long, Integer> pieces) {
                cartOffers.cameBack(order, pieces);
                delivered(order, pieces);
                changes.changed(order.order().id());
            }

            @Override
            public void cancelled(Cart order, Map<Long, Integer> pieces) {
                cartOffers.cancelled(order, pieces);
                delivered(order, pieces);
                using.undoOf(order.order().id());
                changes.changed(order.order().id());
            }

            @Override
            public void linesCameBack(Cart order, Set<Long> items) {
                using.undoOfLines(order.order().id(), items);
            }

            private void delivered(Cart order, Map<Long, Integer> pieces) {
                if (!pieces.isEmpty()) {
                    deliveries.cameBack(order);
                }
            }

            @Override
            public List<Long> giftsDue(Cart left) {
                return cartOffers.giftsDue(left);
            }
        };
        return new AfterSale.Programme(ledger, store, settleCheckout, returnPoints, goodsBack, redemption, terms);
    }

    @Bean
    AfterSale blLoyaltyReturnOrders(
            Returns returns,
            SoldOrders orders,
            CashDesk desk,
            AfterSale.Programme programme,
            Transactions transactions,
            BusinessTime time) {
        return new AfterSale(returns, new AfterSale.Store(orders, desk), programme, transactions, time);
    }

    @Bean
    Job blLoyaltyCompleteReturns(AfterSale afterSale) {
        return afterSale.completeReturns();
    }
}
