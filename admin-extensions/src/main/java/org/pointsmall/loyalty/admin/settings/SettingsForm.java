package org.pointsmall.loyalty.admin.settings;

import org.pointsmall.loyalty.admin.definition.FormLayout;
import org.pointsmall.loyalty.settings.SettingsKind;

/** How the settings are laid out. */
final class SettingsForm {
    private static final String WORDS = "LoyaltySettings_";
    private static final String UNIT = WORDS + "Unit_";

    private SettingsForm() {}

    static FormLayout of(SettingsKind kind) {
        return FormLayout.of(kind)
                .fieldset(WORDS + "Earning")
                .field("earning.points", WORDS + "earning.points", "1")
                .field("earning.money", WORDS + "earning.money", "1.00")
                .field("pending.count", WORDS + "pending.count", "0")
                .choice("pending.unit", WORDS + "pending.unit", UNIT, "")
                .hint(WORDS + "EarningHint")
                .fieldset(WORDS + "Validity")
                .choice("expiry.kind", WORDS + "expiry.kind", WORDS + "Expiry_", "wide")
                .field("expiry.period.months", WORDS + "expiry.period.months", "12")
                .field("expiry.period.days", WORDS + "expiry.period.days", "")
                .choice("expiry.until", WORDS + "expiry.until", WORDS + "Until_", "")
                .field("expiry.lastDay", WORDS + "expiry.lastDay", "")
                .hint(WORDS + "ValidityHint")
                .fieldset(WORDS + "Spending")
                .field("offset.rate.points", WORDS + "offset.rate.points", "100")
                .field("offset.rate.money", WORDS + "offset.rate.money", "1.00")
                .field("offset.minimum", WORDS + "offset.minimum", "1")
                .field("offset.step", WORDS + "offset.step", "1")
                .field("offset.maximum", WORDS + "offset.maximum", "")
                .field("offset.share", WORDS + "offset.share", "100")
                .field("offset.minimumCash", WORDS + "offset.minimumCash", "0")
                .field("offset.onShipping", WORDS + "offset.onShipping", "", "tickfield")
                .field("offset.onTax", WORDS + "offset.onTax", "", "tickfield")
                .hint(WORDS + "SpendingHint")
                .fieldset(WORDS + "Returns")
                .choice("returns.refund", WORDS + "returns.refund", WORDS + "Refund_", "wide")
                .choice("returns.shipping", WORDS + "returns.shipping", WORDS + "Shipping_", "wide")
                .choice("clawback", WORDS + "clawback", WORDS + "Clawback_", "wide")
                .field("grace.count", WORDS + "grace.count", "30")
                .choice("grace.unit", WORDS + "grace.unit", UNIT, "")
                .field("returns.tax", WORDS + "returns.tax", "", "tickfield")
                .hint(WORDS + "ReturnsHint")
                .fieldset(WORDS + "Approval")
                .field("approval.above", WORDS + "approval.above", "")
                .field("approval.hours", WORDS + "approval.hours", "24")
                .hint(WORDS + "ApprovalHint")
                .fieldset(WORDS + "Segments")
                .field("segments.lookBack.months", WORDS + "segments.lookBack.months", "24")
                .field("segments.lookBack.days", WORDS + "segments.lookBack.days", "")
                .field("segments.everyDays", WORDS + "segments.everyDays", "1")
                .hint(WORDS + "SegmentsHint")
                .fieldset(WORDS + "Recommendations")
                .field("recommendations.mostOfCategory", WORDS + "recommendations.mostOfCategory", "4")
                .field("recommendations.mostOfFamily", WORDS + "recommendations.mostOfFamily", "1")
                .field("recommendations.reach", WORDS + "recommendations.reach", "20")
                .field("recommendations.reachLeast", WORDS + "recommendations.reachLeast", "100")
                .field("recommendations.reachPlaces", WORDS + "recommendations.reachPlaces", "25")
                .hint(WORDS + "RecommendationsHint")
                .fieldset(WORDS + "Why")
                .field("reason", WORDS + "reason", "", "full");
    }
}
