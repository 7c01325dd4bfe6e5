package org.pointsmall.loyalty.admin.product;

import java.io.Serializable;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.broadleafcommerce.openadmin.dto.BasicFieldMetadata;
import org.broadleafcommerce.openadmin.dto.Entity;
import org.broadleafcommerce.openadmin.dto.FieldMetadata;
import org.broadleafcommerce.openadmin.dto.Property;
import org.broadleafcommerce.openadmin.server.service.persistence.validation.PropertyValidationResult;
import org.broadleafcommerce.openadmin.server.service.persistence.validation.PropertyValidator;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.definition.Targets;
import org.pointsmall.loyalty.flag.FlagTexts;
import org.pointsmall.loyalty.member.SegmentCode;

/** Refuses flags that say nothing or could never be met, each at its field. What is left blank is not said. */
public final class FlagFields implements PropertyValidator {
    /** By this name the fields' annotations find it. */
    public static final String BEAN = "blLoyaltyFlagFields";

    private final Targets targets;

    /** @param targets what there is now */
    public FlagFields(Targets targets) {
        this.targets = targets;
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
            case "loyaltyLeastTier" -> when(!targets.tiers().test(said), "LoyaltyFlags_UnknownTier");
            case "loyaltySegments" -> wrongSegments(said);
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

    /** Codes of segments that there are none of would keep everybody out. */
    private Optional<String> wrongSegments(String said) {
        Set<String> codes = FlagTexts.codes(said);
        if (codes.isEmpty() || !codes.stream().allMatch(SegmentCode::isCode)) {
            return Optional.of("LoyaltyFlags_NoSegment");
        }
        return when(!codes.stream().allMatch(targets.segments()), "LoyaltyFlags_UnknownSegment");
    }

    private static Optional<String> said(Entity entity, String field) {
        Property property = entity.findProperty(field);
        return property == null ? Optional.empty() : FlagTexts.said(property.getValue());
    }

    private static Optional<String> when(boolean wrong, String message) {
        return wrong ? Optional.of(message) : Optional.empty();
    }
}
