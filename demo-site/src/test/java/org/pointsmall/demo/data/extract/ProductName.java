package org.pointsmall.demo.data.extract;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the source's shouted till names into what a shop would print: {@code SET/6 RED SPOTTY..} to Title Case. */
final class ProductName {
    /** Till abbreviations, slips of the keyboard and missing spaces seen among the best sellers. */
    private static final List<Rewrite> REWRITES = List.of(
            new Rewrite("\\.(?= |$)", ""),
            new Rewrite("\\s*,\\s*", ", "),
            new Rewrite("[, ]+$", ""),
            new Rewrite("\\bSET ?/? ?OF ?(\\d+)", "SET OF $1"),
            new Rewrite("\\bSET ?/? ?(\\d+)\\b(?! PIECE)", "SET OF $1"),
            new Rewrite("\\bS/(\\d+)\\b", "SET OF $1"),
            new Rewrite("\\bBOX OF(\\d+)", "BOX OF $1"),
            new Rewrite("\\b(\\d+) PC\\b", "$1 PIECE"),
            new Rewrite("\\bANT WHITE\\b", "ANTIQUE WHITE"),
            new Rewrite("\\bASSTD\\b", "ASSORTED"),
            new Rewrite("CHOCOLATECANDLE", "CHOCOLATE CANDLE"),
            new Rewrite("LIVINGROOM", "LIVING ROOM"),
            new Rewrite("\\bCHILDRENS\\b", "CHILDREN'S"),
            new Rewrite("\\bCHILDS\\b", "CHILD'S"),
            new Rewrite("\\bDOILEY\\b", "DOILY"),
            new Rewrite("\\bPOLKADOT\\b", "POLKA DOT"),
            new Rewrite("\\bCAKESTAND\\b", "CAKE STAND"),
            new Rewrite("\\bTEATIME\\b", "TEA TIME"),
            new Rewrite("\\bMEMOBOARD\\b", "MEMO BOARD"),
            new Rewrite("\\s+\\+\\s+", " & "),
            new Rewrite("\\s{2,}", " "));

    private static final Set<String> SMALL_WORDS =
            Set.of("a", "and", "as", "at", "from", "in", "of", "on", "or", "the", "to", "with");
    private static final Set<String> CAPITALS = Set.of("LED", "WC", "DIY", "ABC", "A5", "A6", "A7", "T", "15C");
    private static final Pattern WORD = Pattern.compile("[A-Z0-9][A-Z0-9']*");

    private record Rewrite(String pattern, String replacement) {
        String apply(String text) {
            return text.replaceAll(pattern, replacement);
        }
    }

    private ProductName() {}

    static String tidy(String tillName) {
        String name = tillName.toUpperCase(Locale.ROOT).strip();
        for (Rewrite rewrite : REWRITES) {
            name = rewrite.apply(name);
        }
        Matcher words = WORD.matcher(name.strip());
        return words.replaceAll(word -> Matcher.quoteReplacement(inTitleCase(word.group(), word.start() == 0)));
    }

    private static String inTitleCase(String word, boolean first) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (CAPITALS.contains(word)) {
            return word;
        }
        if (!first && SMALL_WORDS.contains(lower)) {
            return lower;
        }
        return Character.isDigit(word.charAt(0)) ? lower : word.charAt(0) + lower.substring(1);
    }
}
