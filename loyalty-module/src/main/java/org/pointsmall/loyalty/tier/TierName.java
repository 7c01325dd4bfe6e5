package org.pointsmall.loyalty.tier;

import java.util.Locale;

/** A tier's name as members read it, in the programme's languages. */
public record TierName(String english, String chinese) {

    public String in(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? chinese : english;
    }
}
