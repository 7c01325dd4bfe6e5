package org.pointsmall.benchmarks.plans;

import java.util.regex.Pattern;

/**
 * A statement and how the server carried it out.
 *
 * @param sql as the product sent it
 * @param plan what was done, row counts and buffers as they were; neither estimates nor times
 */
record ExplainedStatement(String sql, String plan) {
    private static final Pattern ESTIMATES = Pattern.compile("cost=\\S+ rows=\\d+ width=\\d+\\) \\(");
    private static final Pattern INSERT = Pattern.compile("^\\s*INSERT", Pattern.CASE_INSENSITIVE);
    private static final Pattern SCAN_OF_ALL = Pattern.compile("Seq Scan on loyalty_", Pattern.CASE_INSENSITIVE);
    private static final String TEXT = "Query Text: ";

    /** @param notice a message of auto_explain's: the statement on one line, the plan on those after it */
    static ExplainedStatement of(String notice) {
        int text = notice.indexOf(TEXT) + TEXT.length();
        int end = notice.indexOf('\n', text);
        String plan = ESTIMATES.matcher(notice.substring(end + 1)).replaceAll("");
        return new ExplainedStatement(notice.substring(text, end), plan.strip());
    }

    static boolean isIn(String notice) {
        return notice.contains(TEXT);
    }

    boolean isInsert() {
        return INSERT.matcher(sql).find();
    }

    /** Whether it read one of the plugin's tables from one end to the other. */
    boolean readsAll() {
        return SCAN_OF_ALL.matcher(plan).find();
    }
}
