package org.pointsmall.loyalty.admin.desk;

import java.io.Serializable;
import java.util.Map;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.refusal.Refusal;

/** Says why the ledger refused, to staff: about the member, not to them. */
final class RefusalInWords {
    private RefusalInWords() {}

    static Sentence of(Refusal refusal) {
        Map<String, Object> about = refusal.operands();
        return switch (refusal.code()) {
            case INSUFFICIENT_POINTS ->
                Sentence.of("LoyaltyDesk_Insufficient", operand(about, "required"), operand(about, "available"));
            case ACCOUNT_FROZEN -> Sentence.of("LoyaltyDesk_Status_" + about.get("accountStatus"));
            case IDEMPOTENCY_KEY_REUSED -> Sentence.of("LoyaltyDesk_KeyReused");
            case OUTSIDE_WINDOW -> Sentence.of("LoyaltyDesk_DayIsOver", String.valueOf(about.get("lastDay")));
            case CONFLICT -> conflict(about);
            default -> Sentence.of("LoyaltyDesk_Refused", refusal.code().name());
        };
    }

    private static Sentence conflict(Map<String, Object> about) {
        if (about.containsKey("held")) {
            return Sentence.of("LoyaltyDesk_Held", operand(about, "held"));
        }
        if (about.containsKey("sameAccount")) {
            return Sentence.of("LoyaltyDesk_MergeSame");
        }
        return about.containsKey("accountStatus")
                ? Sentence.of("LoyaltyDesk_Status_" + about.get("accountStatus"))
                : Sentence.of("LoyaltyDesk_NotAnAdjustment");
    }

    private static Serializable operand(Map<String, Object> about, String name) {
        return about.get(name) instanceof Number number ? number.longValue() : name;
    }
}
