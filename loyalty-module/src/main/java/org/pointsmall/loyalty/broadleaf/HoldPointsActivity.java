package org.pointsmall.loyalty.broadleaf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadleafcommerce.common.payment.PaymentType;
import org.broadleafcommerce.core.checkout.service.workflow.CheckoutSeed;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.payment.domain.OrderPayment;
import org.broadleafcommerce.core.workflow.BaseActivity;
import org.broadleafcommerce.core.workflow.ProcessContext;
import org.broadleafcommerce.core.workflow.state.ActivityStateManagerImpl;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.flag.CheckFlags;
import org.pointsmall.loyalty.flag.LimitedGoods;
import org.pointsmall.loyalty.ledger.HoldId;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.redemption.HoldPoints;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.stock.Want;
import org.pointsmall.loyalty.transaction.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first activity of a checkout, be it a member's or a guest's: refuses what the flags of products don't let be
 * bought, opens the hold, and claims what is limited. Its undo is registered right after, by hand, because the store
 * registers only what an activity did that has returned.
 */
final class HoldPointsActivity extends BaseActivity<ProcessContext<CheckoutSeed>> {
    /** Before the store's own activities, which begin at 500 (6.2 and later) or 1000 (3.1). */
    private static final int FIRST = 400;

    private static final Logger LOG = LoggerFactory.getLogger(HoldPointsActivity.class);

    private final HoldPoints holdPoints;
    private final Carts carts;
    private final CartFlags flags;
    private final LimitedGoods limitedGoods;
    private final Transactions transactions;

    HoldPointsActivity(
            HoldPoints holdPoints,
            Carts carts,
            CartFlags flags,
            LimitedGoods limitedGoods,
            Transactions transactions,
            ReleaseHoldRollbackHandler undo) {
        this.holdPoints = holdPoints;
        this.carts = carts;
        this.flags = flags;
        this.limitedGoods = limitedGoods;
        this.transactions = transactions;
        setOrder(FIRST);
        useUndo(undo);
        setAutomaticallyRegisterRollbackHandler(false);
    }

    @Override
    public ProcessContext<CheckoutSeed> execute(ProcessContext<CheckoutSeed> context) {
        Order order = context.getSeedData().getOrder();
        Optional<MemberId> member = Members.of(order.getCustomer());
        if (member.isEmpty() && PointsPayment.of(order).isPresent()) {
            throw new CheckoutRefusedException(Refusal.of(RefusalCode.MEMBERS_ONLY));
        }
        CheckFlags.BeforeClaim flagged = flags.beforeClaim(order);
        flagged.refusals().stream().findFirst().ifPresent(HoldPointsActivity::refuse);
        List<Want> limited = flagged.wants();
        Map<String, Object> made = limited.isEmpty()
                ? held(member, order)
                : transactions.isolated(() -> heldAndClaimed(member, order, limited));
        if (!made.isEmpty()) {
            registerUndo(context, made);
        }
        return context;
    }

    private Map<String, Object> held(Optional<MemberId> member, Order order) {
        return hold(member, order)
                .map(hold -> Map.<String, Object>of(ReleaseHoldRollbackHandler.HOLD_ID, hold.value()))
                .orElse(Map.of());
    }

    /** Both or neither. */
    private Map<String, Object> heldAndClaimed(Optional<MemberId> member, Order order, List<Want> limited) {
        Map<String, Object> made = new HashMap<>(held(member, order));
        LimitedGoods.Tried claimed =
                limitedGoods.claim(order.getId(), member, limited).orElseThrow(CheckoutRefusedException::new);
        made.put(ReleaseHoldRollbackHandler.CLAIMED, claimed);
        return made;
    }

    private Optional<HoldId> hold(Optional<MemberId> member, Order order) {
        return member.map(buyer -> hold(buyer, order).orElseThrow(refusal -> refused(order, refusal)));
    }

    private static void refuse(Refusal refusal) {
        throw new CheckoutRefusedException(refusal);
    }

    private Outcome<HoldId> hold(MemberId member, Order order) {
        return holdPoints.hold(
                member, order.getId(), () -> carts.read(order), carts.payments(order), CartWish.of(order));
    }

    private static CheckoutRefusedException refused(Order order, Refusal refusal) {
        if (refusal.code() == RefusalCode.PAYMENTS_ABOVE_TOTAL) {
            LOG.error(
                    "Checkout of order {} is refused: its total is {}, and its payments {} come to more, with the points"
                            + " that the shopper was told among them. The store has to charge"
                            + " order.getTotalAfterAppliedPayments(), not order.getTotal(), and to take off what an"
                            + " earlier try left on the cart",
                    order.getId(),
                    order.getTotal(),
                    order.getPayments().stream()
                            .filter(OrderPayment::isActive)
                            .map(payment -> named(payment.getType()) + " " + payment.getAmount())
                            .toList());
        }
        return new CheckoutRefusedException(refusal);
    }

    /** Later lines of Broadleaf do not say it by themselves. */
    private static String named(@Nullable PaymentType type) {
        return type == null ? "?" : type.getType();
    }

    /** The handler is raw: its type parameter means another thing from one line of Broadleaf to the next. */
    @SuppressWarnings("unchecked")
    private void useUndo(ReleaseHoldRollbackHandler undo) {
        setRollbackHandler(undo);
    }

    @SuppressWarnings("unchecked")
    private void registerUndo(ProcessContext<CheckoutSeed> context, Map<String, Object> state) {
        ActivityStateManagerImpl.getStateManager().registerState(this, context, getRollbackHandler(), state);
    }
}
