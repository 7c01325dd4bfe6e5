package org.pointsmall.loyalty.admin.condition;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.broadleafcommerce.common.presentation.client.SupportedFieldType;
import org.broadleafcommerce.common.web.BroadleafRequestContext;
import org.broadleafcommerce.openadmin.web.rulebuilder.dto.FieldDTO;
import org.broadleafcommerce.openadmin.web.rulebuilder.dto.FieldData;
import org.broadleafcommerce.openadmin.web.rulebuilder.dto.FieldWrapper;
import org.broadleafcommerce.openadmin.web.rulebuilder.service.RuleBuilderFieldService;
import org.broadleafcommerce.openadmin.web.rulebuilder.service.RuleBuilderFieldServiceExtensionManager;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.condition.Field;
import org.pointsmall.loyalty.condition.FieldType;
import org.springframework.context.MessageSource;

/**
 * The fields of a condition for Broadleaf's rule builder, under the name {@value #NAME}. Not a subclass of Broadleaf's
 * own base: that looks each field up in an entity, and ours are no entity's. Immutable, so that one serves all forms.
 */
public final class ConditionFields implements RuleBuilderFieldService {
    /** What a form gives as its rule identifier. */
    public static final String NAME = "LOYALTY_CONDITION_FIELDS";

    private static final String LABEL = "LoyaltyCondition_";
    private static final String ATTRIBUTE_LABEL = LABEL + "order_attribute";

    private final MessageSource texts;
    private final List<Field> fields;

    /**
     * The catalogue, and the attributes of orders that this store's operators may ask for.
     *
     * @param attributes their names; one that can't be a field's throws {@link IllegalArgumentException}
     */
    public ConditionFields(MessageSource texts, List<String> attributes) {
        this.texts = texts;
        this.fields = Stream.concat(
                        Field.catalogue().stream(), attributes.stream().map(Field::attribute))
                .toList();
    }

    @Override
    public String getName() {
        return NAME;
    }

    /** The fields as the form lists them, in the language of whoever is signed in. */
    @Override
    public FieldWrapper buildFields() {
        FieldWrapper wrapper = new FieldWrapper();
        fields.stream().map(this::shown).forEach(wrapper.getFields()::add);
        return wrapper;
    }

    @Override
    public @Nullable FieldDTO getField(String fieldName) {
        return named(fieldName).map(this::shown).orElse(null);
    }

    @Override
    public @Nullable SupportedFieldType getSupportedFieldType(String fieldName) {
        return named(fieldName).map(field -> type(field.type())).orElse(null);
    }

    @Override
    public @Nullable SupportedFieldType getSecondaryFieldType(String fieldName) {
        return null;
    }

    /** Asked for by newer Broadleaf lines, where a field can be another entity's. */
    public @Nullable String getOverrideFieldEntityKey(String fieldName) {
        return null;
    }

    @Override
    public List<FieldData> getFields() {
        return fields.stream().map(ConditionFields::data).toList();
    }

    @Override
    public void setFields(List<FieldData> others) {
        throw new UnsupportedOperationException("the fields of a condition are the programme's own");
    }

    @Override
    @SuppressWarnings({"MethodDoesntCallSuperMethod", "CloneDeclaresCloneNotSupported"})
    public RuleBuilderFieldService clone() {
        return this;
    }

    @Override
    public void setRuleBuilderFieldServiceExtensionManager(RuleBuilderFieldServiceExtensionManager manager) {
        // nothing is taken from it: a field that a store adds would be one that no award can ask for
    }

    private Optional<Field> named(@Nullable String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findAny();
    }

    private FieldDTO shown(Field field) {
        FieldDTO shown = new FieldDTO();
        shown.setName(field.name());
        shown.setLabel(label(field));
        shown.setOperators(operators(field.type()));
        shown.setOptions("[]");
        return shown;
    }

    private String label(Field field) {
        String key = labelKey(field);
        Object[] name = field.attributeName().stream().toArray();
        String label = texts.getMessage(key, name, key, locale());
        return label == null ? key : label;
    }

    private static Locale locale() {
        BroadleafRequestContext request = BroadleafRequestContext.getBroadleafRequestContext();
        Locale locale = request == null ? null : request.getJavaLocale();
        return locale == null ? Locale.ENGLISH : locale;
    }

    private static String labelKey(Field field) {
        return field.attributeName().isPresent()
                ? ATTRIBUTE_LABEL
                : LABEL + field.name().replace('.', '_');
    }

    private static FieldData data(Field field) {
        return new FieldData.Builder()
                .name(field.name())
                .label(labelKey(field))
                .operators(operators(field.type()))
                .options("[]")
                .type(type(field.type()))
                .build();
    }

    private static SupportedFieldType type(FieldType type) {
        return switch (type) {
            case WHOLE -> SupportedFieldType.INTEGER;
            case MONEY -> SupportedFieldType.MONEY;
            case TEXT -> SupportedFieldType.STRING;
            case TEXTS -> SupportedFieldType.STRING_LIST;
            case DATE -> SupportedFieldType.DATE;
            case FLAG -> SupportedFieldType.BOOLEAN;
        };
    }

    /** The name of the list of operators in Broadleaf's script for the form. */
    private static String operators(FieldType type) {
        return switch (type) {
            case WHOLE, MONEY -> "blcOperators_Numeric";
            case TEXT -> "blcOperators_Text";
            case TEXTS -> "blcOperators_Text_List";
            case DATE -> "blcOperators_Date";
            case FLAG -> "blcOperators_Boolean";
        };
    }
}
