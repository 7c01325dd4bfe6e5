package org.pointsmall.loyalty.admin.condition;

import java.util.ArrayList;
import java.util.List;

/**
 * What stands in an input of the rule builder: one text, or several as {@code [a,b]}, as Broadleaf has it. A backslash
 * before a character takes its meaning: {@code a\,b} is one text with a comma.
 */
final class FormText {
    /** Between the items of a list, in the languages that operators write. */
    private static final String SEPARATORS = ",，、";

    private static final String MEANINGFUL = "[]\\" + SEPARATORS;

    private FormText() {}

    static boolean isList(String text) {
        String stripped = text.strip();
        int last = stripped.length() - 1;
        int backslashes = 0;
        while (last - backslashes > 0 && stripped.charAt(last - backslashes - 1) == '\\') {
            backslashes++;
        }
        return last > 0 && stripped.startsWith("[") && stripped.endsWith("]") && backslashes % 2 == 0;
    }

    /** Whether it looks as if it were a list whose brackets were forgotten. */
    static boolean isListWithoutBrackets(String text) {
        if (isList(text)) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (SEPARATORS.indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** The texts of it, one where it is no list. */
    static List<String> items(String text) {
        String stripped = text.strip();
        boolean list = isList(stripped);
        String inner = list ? stripped.substring(1, stripped.length() - 1) : stripped;
        List<String> items = new ArrayList<>();
        StringBuilder item = new StringBuilder();
        for (int i = 0; i < inner.length(); i++) {
            char c = inner.charAt(i);
            if (c == '\\' && i + 1 < inner.length()) {
                i++;
                item.append(inner.charAt(i));
            } else if (list && SEPARATORS.indexOf(c) >= 0) {
                items.add(item.toString().strip());
                item.setLength(0);
            } else {
                item.append(c);
            }
        }
        items.add(item.toString().strip());
        return items;
    }

    /** One text as it is, several as a list. */
    static String of(List<String> items) {
        List<String> escaped = items.stream().map(FormText::escaped).toList();
        return escaped.size() == 1 ? escaped.get(0) : "[" + String.join(",", escaped) + "]";
    }

    private static String escaped(String item) {
        StringBuilder escaped = new StringBuilder();
        item.chars().forEach(c -> {
            if (MEANINGFUL.indexOf(c) >= 0) {
                escaped.append('\\');
            }
            escaped.append((char) c);
        });
        return escaped.toString();
    }
}
