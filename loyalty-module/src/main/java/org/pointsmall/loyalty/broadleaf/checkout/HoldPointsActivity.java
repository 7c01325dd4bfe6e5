package org.pointsmall.loyalty.broadleaf.checkout;

import java.util.Map;
import java.util.Optional;
import org.broadleafcommerce.core.checkout.service.workflow.CheckoutSeed;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.payment.domain.OrderPayment;
import org.broadleafcommerce.core.workflow.BaseActivity;
import org.broadleafcommerce.core.workflow.ProcessContext;
import org.broadleafcommerce.core.workflow.state.ActivityStateManagerImpl;
import org.pointsmall.loyalty.broadleaf.cart.CartFlags;
import org.pointsmall.loyalty.broadleaf.cart.CartWish;
import org.pointsmall.loyalty.broadleaf.cart.Carts;
import org.pointsmall.loyalty.broadleaf.customer.Members;
import org.pointsmall.loyalty.broadleaf.payment.PointsPayment;
import org.pointsmall.loyalty.ledger.HoldId;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.redemption.HoldPoints;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first activity of a checkout, be it a member's or a guest's: refuses what the flags of products don't let be
 * bought, and opens the hold. Its undo is registered right after, by hand, because the store
 * registers only what an activity did that has returned.
 */
public final class HoldPointsActivity extends BaseActivity<ProcessContext<CheckoutSeed>> {
    /** Before the store's own activities, which begin at 500 (6.2 and later) or 1000 (3.1). */
    private static final int FIRST = 400;

    private static final Logger LOG = LoggerFactory.getLogger(HoldPointsActivity.class);

    private final HoldPoints holdPoints;
    private final Carts carts;
    private final CartFlags flags;

    public HoldPointsActivity(HoldPoints holdPoints, Carts carts, CartFlags flags, ReleaseHoldRollbackHandler undo) {
        this.holdPoints = holdPoints;
        this.carts = carts;
        this.flags = flags;
        setOrder(FIRST);
        useUndo(undo);
        setAutomaticallyRegisterRollbackHandler(false);
    }

    @Override
    public ProcessContext<CheckoutSeed> execute(ProcessContext<CheckoutSeed> context) {
        Order order = context.getSeedData().getOrder();
        flags.refusals(order).stream().findFirst().ifPresent(refusal -> {
            throw new CheckoutRefusedException(refusal);
        });
        Optional<MemberId> member = Members.of(order.getCustomer());
        if (member.isPresent()) {
            registerUndo(context, hold(member.get(), order).orElseThrow(refusal -> refused(order, refusal)));
        } else if (PointsPayment.of(order).isPresent()) {
            throw new CheckoutRefusedException(Refusal.of(RefusalCode.MEMBERS_ONLY));
        }
        return context;
    }

    private Outcome<HoldId> hold(MemberId member, Order order) {
        return holdPoints.hold(
                member, order.getId(), () -> carts.read(order), carts.payments(order), CartWish.of(order));
    }

    private static CheckoutRefusedException refused(Order order, Refusal refusal) {
        if (refusal.code() == RefusalCode.PAYMENTS_ABOVE_TOTAL) {
            LOG.error(
                    "Checkout of order {} is refused: its total is {}, and its payments {} come to more with the points"
                            + " among them. The store has to charge order.getTotalAfterAppliedPayments(), not"
                            + " order.getTotal()",
                    order.getId(),
                    order.getTotal(),
                    order.getPayments().stream()
                            .filter(OrderPayment::isActive)
                            .map(payment -> payment.getType() + " " + payment.getAmount())
                            .toList());
        }
        return new CheckoutRefusedException(refusal);
    }

    /** The handler is raw: its type parameter means another thing from one line of Broadleaf to the next. */
    @SuppressWarnings("unchecked")
    private void useUndo(ReleaseHoldRollbackHandler undo) {
        setRollbackHandler(undo);
    }

    @SuppressWarnings("unchecked")
    private void registerUndo(ProcessContext<CheckoutSeed> context, HoldId hold) {
        ActivityStateManagerImpl.getStateManager()
                .registerState(
                        this, context, getRollbackHandler(), Map.of(ReleaseHoldRollbackHandler.HOLD_ID, hold.value()));
    }
}
