package org.pointsmall.loyalty.admin.product;

import java.io.Serializable;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import org.broadleafcommerce.openadmin.dto.BasicFieldMetadata;
import org.broadleafcommerce.openadmin.dto.Entity;
import org.broadleafcommerce.openadmin.dto.FieldMetadata;
import org.broadleafcommerce.openadmin.dto.Property;
import org.broadleafcommerce.openadmin.server.service.persistence.validation.PropertyValidationResult;
import org.broadleafcommerce.openadmin.server.service.persistence.validation.PropertyValidator;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.flag.FlagTexts;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.tier.TierSchemes;

/** Refuses flags that say nothing or could never be met, each at its field. What is left blank is not said. */
public final class FlagFields implements PropertyValidator {
    /** By this name the fields' annotations find it. */
    public static final String BEAN = "blLoyaltyFlagFields";

    private final TierSchemes tiers;

    public FlagFields(TierSchemes tiers) {
        this.tiers = tiers;
    }

    @Override
    public PropertyValidationResult validate(
            Entity entity,
            @Nullable Serializable instance,
            Map<String, FieldMetadata> entityFieldMetadata,
            Map<String, String> validationConfiguration,
            BasicFieldMetadata propertyMetadata,
            String propertyName,
            @Nullable String value) {
        return FlagTexts.said(value)
                .flatMap(said -> wrong(entity, propertyName, said))
                .map(message -> new PropertyValidationResult(false, message))
                .orElseGet(() -> new PropertyValidationResult(true));
    }

    private Optional<String> wrong(Entity entity, String field, String said) {
        return switch (field) {
            case "loyaltyLeastTier" -> when(!isTier(said), "LoyaltyFlags_UnknownTier");
            case "loyaltySegments" -> when(!areSegments(said), "LoyaltyFlags_NoSegment");
            case "loyaltySoldFrom" -> when(FlagTexts.time(said).isEmpty(), "LoyaltyFlags_NoTime");
            case "loyaltySoldUntil" -> wrongEnd(entity, said);
            case "loyaltySoldTotal", "loyaltySoldPerMember" -> when(!isQuantity(said), "LoyaltyFlags_NoQuantity");
            case "loyaltySoldPeriod" -> when(FlagTexts.period(said).isEmpty(), "LoyaltyFlags_NoPeriod");
            default -> Optional.empty();
        };
    }

    private static Optional<String> wrongEnd(Entity entity, String said) {
        Optional<LocalDateTime> until = FlagTexts.time(said);
        if (until.isEmpty()) {
            return Optional.of("LoyaltyFlags_NoTime");
        }
        Optional<LocalDateTime> from = said(entity, "loyaltySoldFrom").flatMap(FlagTexts::time);
        return when(from.isPresent() && !from.get().isBefore(until.get()), "LoyaltyFlags_EndsBeforeStart");
    }

    private static boolean isQuantity(String said) {
        return said.matches("[0-9]{1,9}") && Integer.parseInt(said) > 0;
    }

    private boolean isTier(String code) {
        TierSchemes.Revision inForce = tiers.inForce();
        return inForce != null && inForce.scheme().tier(new TierCode(code)).isPresent();
    }

    private static boolean areSegments(String codes) {
        return !FlagTexts.codes(codes).isEmpty()
                && FlagTexts.codes(codes).stream().allMatch(SegmentCode::isCode);
    }

    private static Optional<String> said(Entity entity, String field) {
        Property property = entity.findProperty(field);
        return property == null ? Optional.empty() : FlagTexts.said(property.getValue());
    }

    private static Optional<String> when(boolean wrong, String message) {
        return wrong ? Optional.of(message) : Optional.empty();
    }
}
