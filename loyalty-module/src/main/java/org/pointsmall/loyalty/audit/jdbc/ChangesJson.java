package org.pointsmall.loyalty.audit.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import org.pointsmall.loyalty.audit.AuditChange;

/** Changes as they are kept: {@code [["effect.percent","80","70"]]}. */
final class ChangesJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ChangesJson() {}

    static String write(List<AuditChange> changes) {
        ArrayNode all = JSON.createArrayNode();
        changes.forEach(change ->
                all.addArray().add(change.field()).add(change.before()).add(change.after()));
        return all.toString();
    }

    static List<AuditChange> read(String kept) {
        try {
            List<AuditChange> changes = new ArrayList<>();
            for (JsonNode change : JSON.readTree(kept)) {
                changes.add(new AuditChange(
                        change.get(0).asText(),
                        change.get(1).asText(),
                        change.get(2).asText()));
            }
            return changes;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no changes: " + kept, e);
        }
    }
}
