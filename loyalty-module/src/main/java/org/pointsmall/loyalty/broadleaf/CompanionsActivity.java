package org.pointsmall.loyalty.broadleaf;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.type.OrderStatus;
import org.broadleafcommerce.core.workflow.BaseActivity;
import org.broadleafcommerce.core.workflow.ProcessContext;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.mall.Companions;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.transaction.Transactions;

/**
 * Part of every pricing of a member's cart, once its total is known: takes out what may only be there beside other goods
 * that have left, puts in the gifts that these earn, and has all of it priced anew, which comes here again. None
 * comes twice while this goes on, so that there is a last round.
 */
final class CompanionsActivity extends BaseActivity<ProcessContext<Order>> {
    /** Between the total (8000) and the points payment. */
    private static final int BEFORE_POINTS = 8400;

    private final Companions companions;
    private final Carts carts;
    private final MoveCompanions move;
    private final Transactions transactions;
    private final ThreadLocal<@Nullable Set<Long>> gone = new ThreadLocal<>();

    CompanionsActivity(Companions companions, Carts carts, MoveCompanions move, Transactions transactions) {
        this.companions = companions;
        this.carts = carts;
        this.move = move;
        this.transactions = transactions;
        setOrder(BEFORE_POINTS);
    }

    @Override
    public ProcessContext<Order> execute(ProcessContext<Order> context) {
        Order order = context.getSeedData();
        Optional<MemberId> member = isOpenCart(order) ? Members.of(order.getCustomer()) : Optional.empty();
        if (member.isEmpty()) {
            return context;
        }
        Set<Long> goneBefore = gone.get();
        Set<Long> goneNow = goneBefore == null ? new HashSet<>() : goneBefore;
        gone.set(goneNow);
        try {
            Companions.Moves moves = companions.moves(member.get(), carts.read(order), goneNow);
            if (!moves.isNone()) {
                goneNow.addAll(moves.left().reasons().keySet());
                moves.coming().forEach(gift -> goneNow.add(gift.offerId()));
                context.setSeedData(transactions.required(() -> move.priced(order, moves)));
            }
        } finally {
            if (goneBefore == null) {
                gone.remove();
            }
        }
        return context;
    }

    private static boolean isOpenCart(Order order) {
        return order.getId() != null
                && order.getSubmitDate() == null
                && OrderStatus.IN_PROCESS.equals(order.getStatus());
    }
}
