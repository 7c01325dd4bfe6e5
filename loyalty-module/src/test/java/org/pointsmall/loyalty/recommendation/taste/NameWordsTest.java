package org.pointsmall.loyalty.recommendation.taste;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class NameWordsTest {

    @Test
    void leavesOutNumbersSingleLettersAndWhatBindsOthers() {
        assertThat(NameWords.of("Set of 3 T-LIGHT Holders & a Café, 12x")).containsExactly("light", "holders", "café");
    }

    @Test
    void chineseIsReadByTwoCharactersEach() {
        assertThat(NameWords.of("白色陶瓷马克杯 350ml 两只装"))
                .containsExactly("白色", "色陶", "陶瓷", "瓷马", "马克", "克杯", "ml", "两只", "只装");
        assertThat(NameWords.of("杯")).containsExactly("杯");
        assertThat(NameWords.of("iPhone手机壳")).containsExactly("iphone", "手机", "机壳");
    }

    @Test
    void wideLettersAreTheLettersThatTheyLookLike() {
        assertThat(NameWords.of("ＭＵＧ")).containsExactly("mug");
    }

    @Test
    void noWordHasADotOrASpaceAndNoneIsCutInACharacter() {
        assertThat(NameWords.of("St. George's flag. x".repeat(3) + "\uD842\uDFB7\uD842\uDFB8"))
                .noneMatch(word -> word.contains(".") || word.contains(" "))
                .contains("\uD842\uDFB7\uD842\uDFB8");
        assertThat(NameWords.of("m".repeat(300))).containsExactly("m".repeat(40));
    }

    @Test
    void namesThatShareARareWordAreCloserThanThoseThatShareAFrequentOne() {
        WordWeights words = new WordWeights();
        List.of("red mug", "red plate", "red cup", "blue mug", "red owl lamp", "green owl bag")
                .forEach(words::count);

        assertThat(alike(words, "red owl", "green owl")).isGreaterThan(alike(words, "red owl", "red cup"));
        assertThat(alike(words, "red owl", "red owl")).isEqualTo(1, within(1e-6));
        assertThat(alike(words, "red owl", "blue bag")).isZero();
    }

    @Test
    void aNameWithoutWordsIsLikeNoOther() {
        WordWeights words = new WordWeights();
        words.count("12 34");

        assertThat(words.of("12 34")).isEmpty();
        assertThat(words.of("never seen")).hasSize(2);
    }

    private static double alike(WordWeights words, String one, String other) {
        Map<String, Float> weights = words.of(other);
        return words.of(one).entrySet().stream()
                .mapToDouble(word -> word.getValue() * (double) weights.getOrDefault(word.getKey(), 0f))
                .sum();
    }
}
