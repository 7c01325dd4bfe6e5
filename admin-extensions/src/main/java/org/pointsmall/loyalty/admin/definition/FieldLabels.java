package org.pointsmall.loyalty.admin.definition;

import java.util.HashMap;
import java.util.Map;

/** What the fields of a kind of definition are called, for those who read of their changes. */
public interface FieldLabels {

    /** What the audit trail calls those of the kind. */
    String subject();

    /** The fields by their paths; of a field in rows, {@code limits[].points}. */
    Map<String, FormField> fields();

    /** Those of a form. */
    static Map<String, FormField> of(FormLayout form) {
        Map<String, FormField> fields = new HashMap<>();
        for (FormLayout.Fieldset part : form.fieldsets()) {
            part.fields().forEach(field -> fields.put(field.path(), field));
            part.rows().forEach(rows -> rows.fields()
                    .forEach(field -> fields.put(rows.path() + "[]." + field.path(), field)));
        }
        return fields;
    }
}
