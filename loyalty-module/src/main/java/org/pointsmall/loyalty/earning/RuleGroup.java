package org.pointsmall.loyalty.earning;

import java.util.Optional;
import java.util.regex.Pattern;
import org.pointsmall.loyalty.definition.Fields;
import org.pointsmall.loyalty.definition.Part;
import org.pointsmall.loyalty.definition.Shape;
import org.pointsmall.loyalty.refusal.Invalid;

/**
 * Rules that compete with each other. Groups add to each other, and to the base.
 *
 * @param code its name in rules and imports: lower-case words joined by hyphens, 40 characters at most
 */
public record RuleGroup(String code, Stacking stacking) {
    private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST = 40;

    /** Of rules that compete with none. */
    public static final RuleGroup EVERYONE = new RuleGroup("everyone", Stacking.ALL);

    public RuleGroup {
        if (!isCode(code)) {
            throw new IllegalArgumentException("not a group's code: " + code);
        }
    }

    /** Its part of a definition: {@code code} and {@code stacking} below the path; {@link #EVERYONE} without a code. */
    static Part<RuleGroup> part(String path) {
        Part<Optional<String>> code = Fields.textOrNone("code").keptAs("group");
        Part<Optional<Stacking>> stacking = Fields.choiceOrNone("stacking", Stacking.class);
        return Shape.<RuleGroup>spread(path)
                .with(code, group -> Optional.of(group.code()))
                .with(stacking, group -> Optional.of(group.stacking()))
                .requiring((values, at, reading) -> values.get(code).ifPresent(given -> {
                    if (!isCode(given)) {
                        reading.refuse(Invalid.of(at + ".code", "NOT_WELL_FORMED"));
                    }
                    if (values.get(stacking).isEmpty() && reading.isRight(at + ".stacking")) {
                        reading.refuse(Invalid.of(at + ".stacking", "MISSING"));
                    }
                }))
                .harmless(values -> EVERYONE)
                .made(values -> values.get(code)
                        .map(given -> new RuleGroup(given, values.get(stacking).orElseThrow()))
                        .orElse(EVERYONE));
    }

    static boolean isCode(String text) {
        return text.length() <= LONGEST && CODE.matcher(text).matches();
    }
}
