package org.pointsmall.loyalty.recommendation.taste;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a product's name, by which names are compared. Where words are not set apart, as in Chinese, each two
 * characters that stand side by side are one. Numbers, sizes and what binds other words say nothing of what a thing is.
 */
final class NameWords {
    private static final Pattern RUN = Pattern.compile(
            "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]+|[\\p{L}&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]]+");
    private static final Set<String> BINDING =
            Set.of("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with", "set");
    private static final Set<UnicodeScript> WITHOUT_SPACES =
            Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);
    private static final int LONGEST = 40;

    private NameWords() {}

    static Set<String> of(String name) {
        Set<String> words = new LinkedHashSet<>();
        Matcher runs =
                RUN.matcher(Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT));
        while (runs.find()) {
            int[] run = runs.group().codePoints().toArray();
            if (WITHOUT_SPACES.contains(UnicodeScript.of(run[0]))) {
                addPairs(run, words);
            } else if (run.length > 1 && !BINDING.contains(runs.group())) {
                words.add(new String(run, 0, Math.min(run.length, LONGEST)));
            }
        }
        return words;
    }

    private static void addPairs(int[] run, Set<String> words) {
        if (run.length == 1) {
            words.add(new String(run, 0, 1));
        }
        for (int i = 0; i + 1 < run.length; i++) {
            words.add(new String(run, i, 2));
        }
    }
}
