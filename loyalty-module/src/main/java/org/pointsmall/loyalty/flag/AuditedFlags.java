package org.pointsmall.loyalty.flag;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.pointsmall.loyalty.audit.AuditChange;
import org.pointsmall.loyalty.audit.AuditNote;
import org.pointsmall.loyalty.audit.AuditTrail;

/** What was said of products and categories, written down in the audit trail, too. */
public final class AuditedFlags implements FlagVersions {
    private static final String SUBJECT = "FLAGS";

    private final FlagVersions versions;
    private final AuditTrail trail;

    public AuditedFlags(FlagVersions versions, AuditTrail trail) {
        this.versions = versions;
        this.trail = trail;
    }

    @Override
    public List<FlagVersion> of(FlagPlace place, int limit) {
        return versions.of(place, limit);
    }

    @Override
    public void add(FlagPlace place, FlagVersion version) {
        String before = versions.of(place, 1).stream()
                .findFirst()
                .map(FlagVersion::said)
                .orElse("");
        versions.add(place, version);
        trail.note(new AuditNote(
                version.actor(),
                version.number() == 1 ? AuditNote.ADDED : AuditNote.CHANGED,
                SUBJECT,
                place.value(),
                place.value(),
                changes(fields(before), fields(version.said())),
                ""));
    }

    private static List<AuditChange> changes(Map<String, String> before, Map<String, String> after) {
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        List<AuditChange> changes = new ArrayList<>();
        for (String name : names) {
            String was = before.getOrDefault(name, "");
            String is = after.getOrDefault(name, "");
            if (!was.equals(is)) {
                changes.add(new AuditChange(name, was, is));
            }
        }
        return changes;
    }

    private static Map<String, String> fields(String said) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : said.split("; ")) {
            int is = field.indexOf('=');
            if (is > 0) {
                fields.put(field.substring(0, is), field.substring(is + 1));
            }
        }
        return fields;
    }
}
