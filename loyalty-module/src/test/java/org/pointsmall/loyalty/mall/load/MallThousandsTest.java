package org.pointsmall.loyalty.mall.load;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.ledger.HoldId;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.mall.Supply;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.proof.jdbc.LedgerProof;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.reward.ExchangeOffer;
import org.pointsmall.loyalty.reward.ExchangeRequest;
import org.pointsmall.loyalty.reward.code.ImportCodes;
import org.pointsmall.loyalty.reward.code.SmallChunks;
import org.pointsmall.loyalty.reward.jdbc.RewardTables;
import org.pointsmall.loyalty.stock.QuotaPeriod;
import org.pointsmall.loyalty.stock.StockKey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;

/** A thousand clients at two nodes want a hundred: of a member's limits, of the first pieces' price, of codes. */
class MallThousandsTest extends MallRacesFixture {
    private static final int CLIENTS = 1_000;
    private static final int HUNDRED = 100;

    /** Ten taps of each of a hundred members, none of whom may have more than one. */
    @Test
    void aThousandTapsOfAHundredMembersAreAHundredPieces() throws Exception {
        long offer = offer(Supply.UNLIMITED.each(1, QuotaPeriod.FOR_EVER));
        List<MemberId> members = new ArrayList<>();
        for (int i = 0; i < HUNDRED; i++) {
            members.add(aMemberWith(one, 2 * PRICE));
        }
        AtomicLong had = new AtomicLong();

        clients(client -> {
            Node node = node(client);
            Order order = node.put(members.get(client * HUNDRED / CLIENTS), offer, 1);
            Outcome<HoldId> hold = order.hold();
            if (hold.isRefused()) {
                assertThat(code(hold)).isEqualTo(RefusalCode.MEMBER_LIMIT_REACHED);
            } else {
                order.settle();
                had.incrementAndGet();
            }
        });

        assertThat(had.get()).isEqualTo(HUNDRED);
        assertThat(members)
                .allSatisfy(member -> assertThat(one.available(member)).isEqualTo(PRICE));
        booksAreRight(offer, HUNDRED);
    }

    @Test
    void ofAThousandClientsAHundredHaveThePriceOfTheFirst() throws Exception {
        long offer = offer(anOffer().forTheFirst(HUNDRED, PRICE / 2));
        AtomicLong less = new AtomicLong();

        clients(client -> {
            Node node = node(client);
            MemberId member = aMemberWith(node, PRICE);
            Order order = node.put(member, offer, 1);
            Outcome<HoldId> hold = order.hold();
            while (hold.isRefused()) {
                assertThat(code(hold)).isEqualTo(RefusalCode.CART_CHANGED);
                hold = order.hold();
            }
            order.settle();
            less.addAndGet(node.available(member) == PRICE / 2 ? 1 : 0);
        });

        assertThat(less.get()).isEqualTo(HUNDRED);
        booksAreRight(StockKey.of("offer", offer).part("first"), HUNDRED);
        booksAreRight(offer, CLIENTS);
    }

    @Test
    void aThousandClientsHaveAHundredCodesEachOfThemOnce() throws Exception {
        long offer = offer(anOffer().of(new Content.Code(pool(HUNDRED), null)));
        Set<String> codes = ConcurrentHashMap.newKeySet();
        AtomicLong refused = new AtomicLong();

        clients(client -> {
            Node node = node(client);
            MemberId member = aMemberWith(node, PRICE);
            Outcome<ExchangeOffer.Exchanged> outcome = node.exchange
                    .exchange(new ExchangeRequest(member, "code", offer, 1, null))
                    .orElseThrow();
            if (outcome.isRefused()) {
                assertThat(code(outcome)).isEqualTo(RefusalCode.SOLD_OUT);
                assertThat(node.available(member)).isEqualTo(PRICE);
                refused.incrementAndGet();
            } else {
                assertThat(node.available(member)).isZero();
                assertThat(codes.add(codeOf(granted(outcome)))).isTrue();
            }
        });

        assertThat(codes).hasSize(HUNDRED);
        assertThat(refused.get()).isEqualTo(CLIENTS - HUNDRED);
        assertThat(LedgerProof.of(database.dataSource()).prove().differences()).isEmpty();
    }

    private String codeOf(ExchangeOffer.Exchanged exchanged) {
        return one.transactions
                .required(() -> RewardTables.codePools(database.dataSource(), CIPHER)
                        .codeOf(exchanged.reward().id()))
                .orElseThrow();
    }

    private long pool(int codes) {
        ImportCodes imports =
                SmallChunks.of(HUNDRED, RewardTables.codes(database.dataSource()), CIPHER, one.transactions, one.time);
        long pool = imports.open("thousand", "test");
        StringBuilder file = new StringBuilder("code\n");
        for (int i = 0; i < codes; i++) {
            file.append("T-").append(i).append('\n');
        }
        imports.importFile(pool, "codes.csv", file.toString().getBytes(StandardCharsets.UTF_8), "test");
        return pool;
    }

    private Node node(int client) {
        return client % 2 == 0 ? one : two;
    }

    /** All of them, a few at once. */
    private static void clients(Client each) throws Exception {
        AtomicLong next = new AtomicLong();
        atOnce(thread -> {
            for (long client = next.getAndIncrement(); client < CLIENTS; client = next.getAndIncrement()) {
                each.run((int) client);
            }
        });
    }
}
