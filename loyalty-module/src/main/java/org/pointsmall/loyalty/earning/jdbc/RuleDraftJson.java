package org.pointsmall.loyalty.earning.jdbc;

import org.pointsmall.loyalty.definition.jdbc.DraftJson;
import org.pointsmall.loyalty.earning.RuleDraft;

/**
 * A rule that comes as JSON, with the fields of {@link RuleDraft}:
 *
 * <pre>{"name":"Wednesdays x1.5","active":true,"window":{"weekdays":["WEDNESDAY"]},
 *  "effect":{"kind":"MULTIPLIER","factor":1.5}}</pre>
 */
public final class RuleDraftJson {
    /** Its condition has a form of its own, {@link org.pointsmall.loyalty.condition.jdbc.ConditionJson}. */
    private static final DraftJson RULES = new DraftJson(RuleDraft::isField, "condition");

    private RuleDraftJson() {}

    /** Never an exception; what is refused, {@link DraftJson} says. */
    public static DraftJson.Read read(String json) {
        return RULES.read(json);
    }
}
