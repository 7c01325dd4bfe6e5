package org.pointsmall.loyalty.reward.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.ledger.EntryId;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.mall.OfferName;
import org.pointsmall.loyalty.mall.OfferTerms;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.jdbc.PointsColumn;
import org.pointsmall.loyalty.reward.Bought;
import org.pointsmall.loyalty.reward.Reward;
import org.pointsmall.loyalty.reward.RewardId;
import org.pointsmall.loyalty.reward.RewardState;
import org.pointsmall.loyalty.reward.RewardStore;
import org.pointsmall.loyalty.transaction.jdbc.Columns;

/** How rewards are read from their rows. */
final class RewardRows {
    static final String COLUMNS = "r.REWARD_ID, r.MEMBER_ID, r.BOUGHT_BY, r.REQUEST_KEY, r.REQUEST_HASH, r.OFFER_ID,"
            + " r.OFFER_VERSION, r.KIND, r.NAME_EN, r.NAME_ZH, r.SUBJECT, r.PIECES, r.POINTS, r.POINTS_BACK, r.ENTRY_ID,"
            + " r.USES, r.USES_LEFT, r.ACTIVE_FROM, r.UNTIL, r.GIVES_BACK, r.ENDED,"
            + " r.STORE_CODE, r.ISSUED_AT";

    private RewardRows() {}

    static Reward reward(ResultSet row, int index) throws SQLException {
        Bought bought = new Bought(
                new MemberId(row.getLong("BOUGHT_BY")),
                row.getString("REQUEST_KEY"),
                row.getString("REQUEST_HASH"),
                new VersionRef<OfferTerms>(row.getLong("OFFER_ID"), row.getInt("OFFER_VERSION")),
                Content.Kind.valueOf(row.getString("KIND")),
                new OfferName(row.getString("NAME_EN"), row.getString("NAME_ZH")),
                row.getString("SUBJECT"),
                row.getLong("PIECES"),
                PointsColumn.read(row, "POINTS"),
                new EntryId(row.getLong("ENTRY_ID")),
                row.getLong("USES"),
                Columns.instant(row, "ACTIVE_FROM"),
                Columns.instantOrNull(row, "UNTIL"),
                row.getBoolean("GIVES_BACK"),
                Columns.instant(row, "ISSUED_AT"));
        String ended = row.getString("ENDED");
        return new Reward(
                new RewardId(row.getLong("REWARD_ID")),
                new MemberId(row.getLong("MEMBER_ID")),
                bought,
                row.getLong("USES_LEFT"),
                PointsColumn.read(row, "POINTS_BACK"),
                ended == null ? null : RewardState.valueOf(ended),
                row.getString("STORE_CODE"));
    }

    static RewardStore.UseOfReward use(ResultSet row, int index) throws SQLException {
        return new RewardStore.UseOfReward(
                new RewardId(row.getLong("REWARD_ID")),
                row.getString("USE_KEY"),
                row.getLong("ORDER_ID"),
                Columns.longOrNull(row, "ORDER_ITEM_ID"),
                Columns.instant(row, "USED_AT"));
    }

    /**
     * What rows say of a reward that is in this state at this moment, as {@link Reward#state} has it.
     *
     * @param values is added to
     */
    static String condition(RewardState state, Instant at, List<Object> values) {
        Object now = Columns.column(at);
        switch (state) {
            case ISSUED -> {
                values.addAll(List.of(now, now));
                return "(r.ENDED IS NULL AND r.ACTIVE_FROM > ? AND (r.UNTIL IS NULL OR r.UNTIL > ?))";
            }
            case ACTIVE -> {
                values.addAll(List.of(now, now));
                return "(r.ENDED IS NULL AND r.ACTIVE_FROM <= ? AND (r.UNTIL IS NULL OR r.UNTIL > ?))";
            }
            case EXPIRED -> {
                values.add(now);
                return "(r.ENDED = 'EXPIRED' OR (r.ENDED IS NULL AND r.UNTIL <= ?))";
            }
            default -> {
                values.add(state.name());
                return "r.ENDED = ?";
            }
        }
    }
}
