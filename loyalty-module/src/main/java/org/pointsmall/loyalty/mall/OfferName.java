package org.pointsmall.loyalty.mall;

import java.util.Locale;

/** An offer's name as shoppers read it, in the programme's languages. */
public record OfferName(String english, String chinese) {

    public String in(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? chinese : english;
    }
}
