package org.pointsmall.loyalty.admin.audit;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.admin.definition.FormField;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.audit.AuditChange;
import org.pointsmall.loyalty.audit.AuditNote;
import org.pointsmall.loyalty.audit.AuditRow;
import org.springframework.context.MessageSource;

/** Says rows of the trail in the language of whoever reads them. What has no words is said as it is kept. */
final class AuditWords {
    private static final String WORDS = "LoyaltyAudit_";
    private static final Map<String, String> PREFIXES = Map.of("TIERS", "LoyaltyTier_", "FLAGS", "LoyaltyProduct_");

    private final MessageSource messages;
    private final Map<String, Map<String, FormField>> fields;
    private final Locale locale;
    private final DisplayFormat written;

    AuditWords(
            MessageSource messages, Map<String, Map<String, FormField>> fields, Locale locale, DisplayFormat written) {
        this.messages = messages;
        this.fields = fields;
        this.locale = locale;
        this.written = written;
    }

    /** A row, as it is shown. */
    record Row(
            String id,
            String at,
            String actor,
            String did,
            String subject,
            String name,
            List<Change> changes,
            String reason) {}

    /** A change, as it is shown. */
    record Change(String field, String before, String after) {}

    Row of(AuditRow row) {
        AuditNote note = row.note();
        String id = note.subjectId();
        String name = note.name().isEmpty() || note.name().equals(id) ? id : note.name() + " (" + id + ")";
        return new Row(
                Long.toString(row.id()),
                written.time(row.at()),
                note.actor(),
                word(WORDS + "Did_" + note.did(), note.did()),
                subject(note.subject()),
                name,
                note.changes().stream()
                        .map(change -> change(note.subject(), change))
                        .toList(),
                note.reason());
    }

    String subject(String subject) {
        return word(WORDS + "Subject_" + subject, subject);
    }

    private Change change(String subject, AuditChange change) {
        String path = change.field().replaceAll("\\[[0-9]+]", "[]");
        FormField field = fields.getOrDefault(subject, Map.of()).get(path);
        return new Change(
                label(subject, path, change.field(), field),
                value(field, change.before()),
                value(field, change.after()));
    }

    private String label(String subject, String path, String plain, @Nullable FormField field) {
        if (field != null) {
            String row = plain.replaceAll("^[^\\[]*(\\[[0-9]+])?.*$", "$1");
            return word(field.label(), plain) + row;
        }
        if (path.equals("active")) {
            return word("LoyaltyRule_active", plain);
        }
        String last = path.substring(path.indexOf("].") < 0 ? 0 : path.indexOf("].") + 2);
        String prefix = PREFIXES.getOrDefault(subject, WORDS + "Field_");
        String capital = last.substring(0, 1).toUpperCase(Locale.ROOT) + last.substring(1);
        return word(prefix + last, word(prefix + capital, plain));
    }

    private String value(@Nullable FormField field, String value) {
        if (value.isEmpty()) {
            return "–";
        }
        if (value.equals("true") || value.equals("false")) {
            return word(value.equals("true") ? "LoyaltyPage_Yes" : "LoyaltyPage_No", value);
        }
        return field != null && !field.words().isEmpty()
                ? word(field.words() + value, value)
                : word("LoyaltyMember_Status_" + value, value);
    }

    private String word(String code, String otherwise) {
        String word = messages.getMessage(code, null, "", locale);
        return word == null || word.isEmpty() ? otherwise : word;
    }
}
