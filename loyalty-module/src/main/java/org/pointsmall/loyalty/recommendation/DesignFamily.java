package org.pointsmall.loyalty.recommendation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names the design that a thing is one of: its name without colours, sizes and numbers, so that a red cup and a large blue
 * one are of one family.
 */
public final class DesignFamily {
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");
    private static final int SHORTEST_PLURAL = 4;

    private static final Set<String> VARIANTS = Set.of(
            "red",
            "blue",
            "green",
            "pink",
            "white",
            "black",
            "yellow",
            "orange",
            "purple",
            "brown",
            "grey",
            "gray",
            "ivory",
            "cream",
            "silver",
            "gold",
            "golden",
            "turquoise",
            "lilac",
            "mint",
            "beige",
            "navy",
            "teal",
            "violet",
            "rose",
            "amber",
            "clear",
            "pastel",
            "dark",
            "light",
            "colour",
            "color",
            "assorted",
            "asstd",
            "small",
            "medium",
            "large",
            "big",
            "mini",
            "giant",
            "jumbo",
            "tall",
            "short",
            "s",
            "m",
            "l",
            "xl",
            "xs",
            "xxl",
            "cm",
            "mm",
            "ml",
            "kg",
            "g",
            "inch",
            "set",
            "pack",
            "box",
            "pair",
            "of",
            "piece",
            "pc",
            "x",
            "in",
            "the",
            "a",
            "and",
            "with",
            "for");

    /** Longer ones first, so that none is left in part. */
    private static final Pattern CHINESE_VARIANTS = Pattern.compile(
            "(?:深|浅|大红|米|天)?(?:红|蓝|绿|粉|白|黑|黄|橙|紫|棕|灰|金|银)色" + "|[特加]?[大中小]号|迷你|套装|[一二三四五六七八九十两]?[件只个]装");

    private DesignFamily() {}

    /** The family of what is called so; things whose names are all colour and size are each their own. */
    public static String of(String name) {
        String bare = CHINESE_VARIANTS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll(" ");
        List<String> words = new ArrayList<>();
        for (String word : NO_LETTERS.split(bare)) {
            String one = singular(word);
            if (!one.isEmpty() && !VARIANTS.contains(one)) {
                words.add(one);
            }
        }
        return words.isEmpty() ? name.toLowerCase(Locale.ROOT).strip() : String.join(" ", words);
    }

    private static String singular(String word) {
        return word.length() >= SHORTEST_PLURAL && word.endsWith("s") && !word.endsWith("ss")
                ? word.substring(0, word.length() - 1)
                : word;
    }
}
