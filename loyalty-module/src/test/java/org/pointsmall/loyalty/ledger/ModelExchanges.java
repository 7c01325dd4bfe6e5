package org.pointsmall.loyalty.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.ledger.LedgerModel.ModelAccount;
import org.pointsmall.loyalty.ledger.LedgerModel.ModelLot;
import org.pointsmall.loyalty.refusal.Refusal;

import static org.pointsmall.loyalty.ledger.LedgerSide.PROGRAMME_BURNED;

/** How points are exchanged for rewards, and come back, in the {@link LedgerModel}. */
final class ModelExchanges {
    /** Exchanges by their entry. */
    final Map<Long, ModelExchange> all = new LinkedHashMap<>();

    private final LedgerModel model;
    private final ModelRecoveries recoveries;

    ModelExchanges(LedgerModel model) {
        this.model = model;
        recoveries = new ModelRecoveries(model);
    }

    /** Each point that was used up and has not come back, as the lot that it came from. */
    record ModelExchange(ModelAccount account, List<ModelLot> burned) {}

    Optional<Refusal> exchange(ModelAccount own, String key, long points) {
        ModelAccount account = LedgerModel.standing(own);
        String content = own.number + " exchanges " + points;
        Optional<Refusal> refusal = model.known(key, content);
        if (refusal.isPresent() || !model.isNew(key)) {
            return refusal;
        }
        model.due(account);
        if (points > model.available(account)) {
            return Optional.of(ModelMovements.insufficient(points, model.available(account)));
        }
        if (account.status != AccountStatus.ACTIVE) {
            return Optional.of(ModelMovements.frozen(account));
        }
        model.remember(key, content);
        List<ModelLot> burned = new ArrayList<>();
        for (long i = 0; i < points; i++) {
            ModelLot next = model.next(account, lot -> lot.available > 0).orElseThrow();
            next.available--;
            burned.add(next);
        }
        account.move(PROGRAMME_BURNED, points);
        all.put(model.post(EntryKind.EXCHANGE, account, List.of("test")), new ModelExchange(account, burned));
        return Optional.empty();
    }

    /** @param entry of the exchange, or any other */
    Optional<Refusal> giveBack(ModelAccount own, String key, long entry, long points) {
        ModelAccount account = LedgerModel.standing(own);
        String content = own.number + " gets " + points + " back of entry " + entry;
        Optional<Refusal> refusal = model.known(key, content);
        if (refusal.isPresent() || !model.isNew(key)) {
            return refusal;
        }
        if (account.status == AccountStatus.CLOSED) {
            return Optional.of(ModelMovements.frozen(account));
        }
        ModelExchange exchange = all.get(entry);
        long left = left(exchange, account);
        if (exchange == null || points > left) {
            return Optional.of(ModelCorrections.aboveCap(points, left));
        }
        model.remember(key, content);
        List<ModelLot> back = new ArrayList<>();
        for (long i = 0; i < points; i++) {
            back.add(exchange.burned.remove(exchange.burned.size() - 1));
        }
        account.move(PROGRAMME_BURNED, -points);
        List<ModelLot> there = new ArrayList<>();
        model.post(EntryKind.GIVE_BACK, account, model.comeBack(account, back, there));
        recoveries.recover(account, there);
        return Optional.empty();
    }

    private static long left(@Nullable ModelExchange exchange, ModelAccount account) {
        return exchange == null || LedgerModel.standing(exchange.account) != account ? 0 : exchange.burned.size();
    }
}
