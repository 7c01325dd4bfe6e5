package org.pointsmall.loyalty.admin;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.pointsmall.loyalty.admin.choice.TargetNames;
import org.pointsmall.loyalty.admin.choice.WindowInWords;
import org.pointsmall.loyalty.admin.definition.InWords;
import org.pointsmall.loyalty.admin.definition.Telling;
import org.pointsmall.loyalty.admin.definition.Told;
import org.pointsmall.loyalty.admin.page.Phrases;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Definitions as they are told above their forms, in our own texts. */
public final class ToldFixture {
    private ToldFixture() {}

    /** With two products, two categories, two tiers and a segment that have names. */
    public static <T> String told(Telling<T> telling, T terms, String condition, String language) {
        Locale locale = Locale.forLanguageTag(language);
        boolean chinese = language.equals("zh-CN");
        Map<String, String> tiers = new LinkedHashMap<>();
        tiers.put("silver", chinese ? "银卡" : "Silver");
        tiers.put("gold", chinese ? "金卡" : "Gold");
        TargetNames names = new TargetNames(
                Map.of(7L, chinese ? "盖碗" : "Gaiwan", 8L, chinese ? "茶壶" : "Teapot"),
                Map.of(70L, chinese ? "茶叶" : "Tea", 71L, chinese ? "茶具" : "Tableware"),
                tiers,
                Map.of("loyal", chinese ? "忠诚客户" : "Loyal"));
        Phrases say = phrases(locale);
        InWords words = new InWords(names, new WindowInWords(locale), "Asia/Shanghai");
        return say.text(telling.sentences(terms, new Told(words, say, condition)));
    }

    public static Phrases phrases(Locale locale) {
        ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
        texts.setBasename("org.pointsmall.loyalty.admin.texts");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
        return new Phrases(texts, locale);
    }
}
