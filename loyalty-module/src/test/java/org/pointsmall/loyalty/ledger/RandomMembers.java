package org.pointsmall.loyalty.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.pointsmall.loyalty.ledger.LedgerModel.ModelAccount;
import org.pointsmall.loyalty.member.MemberId;

/** Members of a random run, in the ledger and in the model; more of them join as accounts end. */
final class RandomMembers {
    private static final int AT_FIRST = 3;

    private final Random random;
    private final LedgerFixture given;
    private final LedgerModel model;
    private final List<MemberId> ids = new ArrayList<>();
    private final Map<Long, Integer> owners = new HashMap<>();

    RandomMembers(Random random, LedgerFixture given, LedgerModel model) {
        this.random = random;
        this.given = given;
        this.model = model;
        for (int i = 0; i < AT_FIRST; i++) {
            join();
        }
    }

    void join() {
        MemberId member = given.aMember().id();
        ids.add(member);
        given.ledger.lock(member);
        model.accounts.add(new ModelAccount(model.accounts.size() + 1));
    }

    MemberId id(int member) {
        return ids.get(member);
    }

    /** The account that was opened for the member, whatever has become of it. */
    ModelAccount own(int member) {
        return model.accounts.get(member);
    }

    /** One of the latest, most of the time: those before them may have closed their accounts. */
    int any() {
        int all = ids.size();
        return random.nextInt(4) == 0 ? random.nextInt(all) : all - 1 - random.nextInt(Math.min(4, all));
    }

    /** Who the order belongs to, from its first use on. */
    int ownerOf(long order) {
        return owners.computeIfAbsent(order, id -> any());
    }
}
