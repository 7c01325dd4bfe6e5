package org.pointsmall.loyalty.admin;

import static org.assertj.core.api.Assertions.assertThat;

/** Reads what a form says beside its fields. */
final class Beside {
    private Beside() {}

    /** All that is said to be wrong with a field, or nothing. */
    static String wrong(String page, String field) {
        int start = page.indexOf("data-field=\"" + field + "\"");
        assertThat(start).as("field " + field).isPositive();
        int end = page.indexOf("data-field=", start + 1);
        String part = page.substring(start, end < 0 ? page.length() : end);
        StringBuilder wrong = new StringBuilder();
        for (int at = part.indexOf("class=\"wrong\""); at >= 0; at = part.indexOf("class=\"wrong\"", at + 1)) {
            wrong.append(part, part.indexOf('>', at) + 1, part.indexOf("</p>", at));
        }
        return wrong.toString();
    }
}
