package org.pointsmall.loyalty.recommendation.taste;

import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.recommendation.MemberTaste;
import org.pointsmall.loyalty.recommendation.MemberTastes;
import org.pointsmall.loyalty.recommendation.OptedOut;
import org.pointsmall.loyalty.time.BusinessTime;

/** Works a member's taste out when it is asked for: nothing of it is kept, so that it is as fresh as the orders are. */
public final class TasteOfMembers implements MemberTastes {
    private final MemberOrders orders;
    private final OptedOut optedOut;
    private final TasteStore store;
    private final Period lookBack;
    private final BusinessTime time;

    public TasteOfMembers(
            MemberOrders orders, OptedOut optedOut, TasteStore store, Period lookBack, BusinessTime time) {
        this.orders = orders;
        this.optedOut = optedOut;
        this.store = store;
        this.lookBack = lookBack;
        this.time = time;
    }

    @Override
    public MemberTaste of(MemberId member) {
        if (optedOut.includes(member)) {
            return MemberTaste.NONE;
        }
        Set<Long> bought = new LinkedHashSet<>();
        for (MemberOrder order : orders.of(member, time.startOf(time.today().minus(lookBack)))) {
            order.products().stream().sorted().forEach(bought::add);
        }
        List<Long> latest = new ArrayList<>(bought);
        return latest.isEmpty()
                ? MemberTaste.NONE
                : TasteFormula.member(latest, store.words(TasteFormula.latest(latest)));
    }
}
