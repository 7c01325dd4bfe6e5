package org.pointsmall.loyalty.mall.load;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.mall.BrowseQuery;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.mall.Mall;
import org.pointsmall.loyalty.mall.OfferFixture;
import org.pointsmall.loyalty.mall.Supply;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.stock.QuotaPeriod;
import org.springframework.jdbc.datasource.DelegatingDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;

/** A page of the mall costs as many statements whatever is on it: offers, balance, what is left, what one has taken. */
@Tag("heavy")
class MallListingTest {
    private static final int MOST_STATEMENTS = 3;
    /** What offers say is read once by each node. */
    private static final int MOST_OF_UNKNOWN_OFFERS = MOST_STATEMENTS + 1;

    private final List<String> statements = new ArrayList<>();

    @Test
    void aPageOfTwentyWithPriceEligibilityAndWhatIsLeftIsThreeStatements() throws Exception {
        try (TestDatabase database = TestDatabase.inMemory("mall-listing").migrate()) {
            MallWorld setUp = new MallWorld(database.dataSource());
            List<Long> offers = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                offers.add(offer(setUp, i));
            }
            MemberId member = setUp.aMember(1_000);
            granted(setUp.exchange(member, "once", offers.get(1)));
            MallWorld world = new MallWorld(counted(database));

            Mall.Page first = page(world, member, null);
            List<String> ofTheFirst = List.copyOf(statements);
            statements.clear();
            Mall.Page second = page(world, member, first.next());
            List<String> ofTheSecond = List.copyOf(statements);
            statements.clear();
            page(world, member, null);

            assertThat(first.offers()).hasSize(20);
            assertThat(second.offers()).hasSize(20);
            assertThat(first.offers().get(1).used()).isOne();
            assertThat(first.offers().get(1).remaining()).isEqualTo(99);
            assertThat(ofTheFirst).hasSizeLessThanOrEqualTo(MOST_OF_UNKNOWN_OFFERS);
            assertThat(ofTheSecond).hasSameSizeAs(ofTheFirst);
            assertThat(statements).hasSizeLessThanOrEqualTo(MOST_STATEMENTS);
        }
    }

    private static Mall.Page page(MallWorld world, MemberId member, BrowseQuery.@Nullable Reached after) {
        return world.mall.browse(new BrowseQuery(null, null, false, after, 20), Optional.of(member));
    }

    private static long offer(MallWorld world, int i) {
        OfferFixture offer = OfferFixture.anOffer()
                .of(new Content.Entitlement("lounge", 1, null))
                .costing(100 + i)
                .forTheFirst(10, 50)
                .limitedTo(Supply.of(100).each(2, QuotaPeriod.MONTH));
        return world.transactions
                .required(() -> world.offers.add(offer.terms(), true, world.clock.instant(), "test"))
                .ref()
                .id();
    }

    private DelegatingDataSource counted(TestDatabase database) {
        return new DelegatingDataSource(database.dataSource()) {
            @Override
            public Connection getConnection() throws SQLException {
                Connection connection = super.getConnection();
                return (Connection) Proxy.newProxyInstance(
                        Connection.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("prepareStatement")) {
                                statements.add((String) arguments[0]);
                            }
                            try {
                                return method.invoke(connection, arguments);
                            } catch (InvocationTargetException failed) {
                                throw failed.getCause();
                            }
                        });
            }
        };
    }
}
