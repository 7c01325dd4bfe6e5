package org.pointsmall.loyalty.api.member;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.pointsmall.loyalty.api.wording.Explanations;
import org.pointsmall.loyalty.api.wording.Language;
import org.pointsmall.loyalty.api.wording.Wording;
import org.pointsmall.loyalty.ledger.EntryKind;
import org.pointsmall.loyalty.ledger.JournalEntry;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.statement.Statements;

/**
 * Explains an entry to its member: what it did, and why as its trace has it. Where the trace tells the whole, such as
 * what was paid and by which rule it earned, that is enough.
 */
final class EntryWords {
    private static final String BUNDLE = "org.pointsmall.loyalty.api.member.explanations";

    /** What the trace of these says is all that there is to say. */
    private static final Set<EntryKind> TOLD_BY_TRACE =
            Set.of(EntryKind.EARN, EntryKind.RECOVER, EntryKind.TRANSFER, EntryKind.PAY_OUT);

    private final Wording wording = new Wording(BUNDLE, EntryWords.class);
    private final Explanations explanations = new Explanations(BUNDLE, EntryWords.class);

    List<String> of(Statements.Line line, Language language) {
        JournalEntry entry = line.entry();
        List<String> why = explanations.of(entry.trace(), language);
        if (TOLD_BY_TRACE.contains(entry.kind()) && !why.isEmpty()) {
            return why;
        }
        List<String> sentences = new ArrayList<>();
        keys(entry)
                .flatMap(key -> wording.say(key, operands(line), language).stream())
                .findFirst()
                .ifPresent(sentences::add);
        sentences.addAll(why);
        return sentences;
    }

    /** The sentences for it, those first that say more: one whose operands are not known is passed over. */
    private static Stream<String> keys(JournalEntry entry) {
        String kind = "entry." + entry.kind().name();
        String direction = entry.points() < 0 ? kind + ".less" : kind + ".more";
        return Stream.of(kind + ".paid", kind + ".money", kind + ".order", direction, kind);
    }

    private static Map<String, Object> operands(Statements.Line line) {
        Map<String, Object> operands = new HashMap<>();
        operands.put("points", Math.abs(line.entry().points()));
        OrderRef order = line.entry().order();
        if (order != null && order.number() != null) {
            // An order's number is a name.
            operands.put("order", new Wording.AsIs(order.number()));
        }
        if (line.paid() != null) {
            operands.put("money", line.paid());
        }
        return operands;
    }
}
