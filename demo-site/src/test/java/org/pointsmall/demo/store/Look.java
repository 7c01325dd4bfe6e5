package org.pointsmall.demo.store;

import com.microsoft.playwright.options.ColorScheme;

/** How a visitor looks at the pages: each width, language and colour scheme meets each other one. */
enum Look {
    ENGLISH_ON_A_DESK("en-GB", 1280, ColorScheme.LIGHT),
    ENGLISH_ON_A_PHONE("en-GB", 390, ColorScheme.DARK),
    CHINESE_ON_A_DESK("zh-CN", 1280, ColorScheme.DARK),
    CHINESE_ON_A_PHONE("zh-CN", 390, ColorScheme.LIGHT);

    final String language;
    final int width;
    final ColorScheme scheme;

    Look(String language, int width, ColorScheme scheme) {
        this.language = language;
        this.width = width;
        this.scheme = scheme;
    }

    String says(String english, String chinese) {
        return language.startsWith("zh") ? chinese : english;
    }
}
