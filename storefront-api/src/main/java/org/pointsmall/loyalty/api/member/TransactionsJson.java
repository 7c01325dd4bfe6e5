package org.pointsmall.loyalty.api.member;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.api.json.StrictJson;
import org.pointsmall.loyalty.ledger.JournalEntry;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.statement.Statements;

/**
 * A page of the member's journal, newest first.
 *
 * @param items the entries
 * @param next the cursor of the page that follows; null at the end
 */
@StrictJson
record TransactionsJson(List<TransactionJson> items, @Schema(nullable = true) @Nullable String next) {

    /**
     * @param points by how much the entry changed what the member owns: negative for points that were used
     * @param orderNumber the order that it is about, if any
     * @param reason given by whoever moved points by hand, or undid them with an order that vanished; null for the rest
     * @param balanceAfter what the member owned after it
     * @param explanation why so many, sentence by sentence
     */
    record TransactionJson(
            long id,
            String kind,
            long points,
            Instant at,
            @Schema(nullable = true) @Nullable String orderNumber,
            @Schema(nullable = true) @Nullable String reason,
            long balanceAfter,
            List<String> explanation) {

        static TransactionJson of(Statements.Line line, List<String> explanation) {
            JournalEntry entry = line.entry();
            OrderRef order = entry.order();
            return new TransactionJson(
                    entry.id().value(),
                    entry.kind().name(),
                    entry.points(),
                    entry.at(),
                    order == null ? null : order.number(),
                    entry.about().reason(),
                    line.balanceAfter().value(),
                    explanation);
        }
    }
}
