package org.pointsmall.loyalty.earning;

import java.util.regex.Pattern;

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

    static boolean isCode(String text) {
        return text.length() <= LONGEST && CODE.matcher(text).matches();
    }
}
