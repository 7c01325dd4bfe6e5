package org.pointsmall.loyalty.api.wording;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import javax.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;

/** The languages that the programme speaks. */
public enum Language {
    ENGLISH(Locale.ENGLISH),
    CHINESE(Locale.SIMPLIFIED_CHINESE);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    public Locale locale() {
        return locale;
    }

    /** The tag for {@code Content-Language}. */
    public String tag() {
        return locale.toLanguageTag();
    }

    /** The language that the request prefers; English where it has no preference, or one that makes no sense. */
    public static Language of(HttpServletRequest request) {
        return preferred(String.join(",", Collections.list(request.getHeaders(HttpHeaders.ACCEPT_LANGUAGE))));
    }

    static Language preferred(String acceptLanguage) {
        List<Locale.LanguageRange> ranges;
        try {
            ranges = Locale.LanguageRange.parse(acceptLanguage);
        } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
            // The JDK means to throw the former for all that is no list of ranges; a lone "-" it trips over.
            return ENGLISH;
        }
        String found = Locale.lookupTag(ranges, List.of("en", "zh"));
        return "zh".equals(found) ? CHINESE : ENGLISH;
    }
}
