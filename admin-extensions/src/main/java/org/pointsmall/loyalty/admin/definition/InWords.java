package org.pointsmall.loyalty.admin.definition;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.pointsmall.loyalty.admin.choice.TargetNames;
import org.pointsmall.loyalty.admin.choice.WindowInWords;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.definition.Audience;
import org.pointsmall.loyalty.definition.Scope;
import org.pointsmall.loyalty.definition.Window;

/**
 * Says what definitions have in common, in the language of whoever reads it.
 *
 * @param names of what they name
 * @param zone the programme's
 */
public record InWords(TargetNames names, WindowInWords windows, String zone) {
    private static final String RULE = "LoyaltyRule_";

    public List<Sentence> when(Window window) {
        return windows.when(window, zone);
    }

    /** What one is about; nothing for all. */
    public List<Sentence> what(Scope scope) {
        List<Sentence> what = new ArrayList<>();
        some("For_Products", scope.productNumbers().stream().map(names::product).toList(), what);
        some(
                "For_Categories",
                scope.categoryNumbers().stream().map(names::category).toList(),
                what);
        return what;
    }

    /** Whom one is for; nothing for everyone. */
    public List<Sentence> whom(Audience audience) {
        List<Sentence> whom = new ArrayList<>();
        some(
                "For_Tiers",
                audience.tiers().stream().map(tier -> names.tier(tier.value())).toList(),
                whom);
        some(
                "For_Segments",
                audience.segments().stream()
                        .map(segment -> names.segment(segment.value()))
                        .toList(),
                whom);
        return whom;
    }

    /** Adds what is named, if anything is. */
    public static void some(String code, Collection<String> named, List<Sentence> said) {
        if (!named.isEmpty()) {
            said.add(say(code, WindowInWords.some(named)));
        }
    }

    /** What was said, or that there is no limit. */
    public static List<Sentence> orEverything(List<Sentence> said) {
        return said.isEmpty() ? List.of(say("For_Everything")) : said;
    }

    /** What needs no words. */
    public static Sentence plain(String text) {
        return Sentence.of("LoyaltyPage_Plain", text);
    }

    private static Sentence say(String code, Serializable... operands) {
        return Sentence.of(RULE + code, operands);
    }
}
